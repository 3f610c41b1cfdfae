{{%AUTOESCAPE context="HTML"}}
{{! community/html/members.tpl: who is in a space. Data: workspace_pages.cc.
    HEADING, SPACE_URL, SPACE_TITLE; problems.tpl
    MEMBER repeated: INITIALS, HUE, URL, NAME, ABOUT section: HEADLINE, OWNER section;
      MANAGE_MEMBER section: PERSON, MAKE_OWNER, MAKE_MEMBER sections
    NOBODY section; MORE section: MORE_URL; LEAVE section
    MANAGE section for owners: REQUESTS section: REQUEST repeated: PERSON, NAME, URL, NOTE section: NOTE_TEXT, AT_…;
      WAITING section: INVITATION repeated: ID, WHOM, INVITED_WORDS, CONFINED section, AT_…
      EMAIL_VALUE; EMAIL_ERROR section: EMAIL_ERROR_TEXT }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="/workspaces">[[workspaces.title]]</a><span aria-hidden="true">›</span><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></nav>
<div class="page-title"><h1>{{HEADING}}</h1></div>
[[include:web/html/problems.tpl]]
{{#MANAGE}}{{#REQUESTS}}<section class="mb-5" aria-labelledby="h-req"><h2 id="h-req">[[workspaces.requests]]</h2><ul class="rows">{{#REQUEST}}<li><a href="{{URL}}">{{NAME}}</a>{{#NOTE}}<p class="small ink2">{{NOTE_TEXT}}</p>{{/NOTE}}<p class="meta"><span>[[include:community/html/time.tpl]]</span></p><form class="form-actions" method="post" action="{{SPACE_URL}}/members">[[include:web/html/csrf.tpl]]<input type="hidden" name="person" value="{{PERSON}}"><button class="btn btn-primary" name="what" value="admit">[[workspaces.admit]]</button><button class="btn" name="what" value="refuse">[[workspaces.refuse]]</button></form></li>{{/REQUEST}}</ul></section>{{/REQUESTS}}
<form class="form mb-5" method="post" action="{{SPACE_URL}}/members" novalidate>[[include:web/html/csrf.tpl]]<h2>[[workspaces.invite]]</h2>
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[workspaces.email]]</label><input class="input" id="email" name="email" type="email" autocomplete="off" value="{{EMAIL_VALUE}}" aria-describedby="email-hint"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}><p class="hint" id="email-hint">[[workspaces.email_hint]]</p>{{#EMAIL_ERROR}}<p class="msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="choices"><label><input type="checkbox" name="confined" value="1"> [[workspaces.confined]]</label><label><input type="checkbox" name="role" value="owner"> [[workspaces.as_owner]]</label></div>
<div class="form-actions"><button class="btn btn-primary" name="what" value="invite">[[workspaces.send_invitation]]</button></div></form>
{{#WAITING}}<section class="mb-5" aria-labelledby="h-wait"><h2 id="h-wait">[[workspaces.waiting]]</h2><ul class="rows">{{#INVITATION}}<li>{{WHOM}}<p class="meta">{{#CONFINED}}<span class="badge">[[workspaces.partner]]</span>{{/CONFINED}}<span>{{INVITED_WORDS}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p><form method="post" action="{{SPACE_URL}}/members">[[include:web/html/csrf.tpl]]<input type="hidden" name="invitation" value="{{ID}}"><button class="btn btn-quiet" name="what" value="revoke">[[workspaces.revoke]]</button></form></li>{{/INVITATION}}</ul></section>{{/WAITING}}{{/MANAGE}}
<h2>[[workspaces.members]]</h2>
<ul class="rows">
{{#MEMBER}}<li><div class="row row-wrap"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta">{{#ABOUT}}<span>{{HEADLINE}}</span>{{/ABOUT}}{{#OWNER}}<span class="badge badge-brand">[[workspaces.owner]]</span>{{/OWNER}}</p></div></div>{{#MANAGE_MEMBER}}<form class="form-actions" method="post" action="{{SPACE_URL}}/members">[[include:web/html/csrf.tpl]]<input type="hidden" name="person" value="{{PERSON}}">{{#MAKE_OWNER}}<button class="btn" name="what" value="owner">[[workspaces.make_owner]]</button>{{/MAKE_OWNER}}{{#MAKE_MEMBER}}<button class="btn" name="what" value="member">[[workspaces.make_member]]</button>{{/MAKE_MEMBER}}<button class="btn btn-danger" name="what" value="remove" data-confirm="[[workspaces.confirm_remove]]">[[workspaces.remove]]</button></form>{{/MANAGE_MEMBER}}</li>
{{/MEMBER}}</ul>
{{#NOBODY}}<div class="empty"><p>[[workspaces.nobody]]</p></div>{{/NOBODY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[workspaces.more_members]][[icon:chevron-right]]</a>{{/MORE}}</nav>
{{#LEAVE}}<form class="mt-5" method="post" action="{{SPACE_URL}}/members">[[include:web/html/csrf.tpl]]<button class="btn btn-danger" name="what" value="leave" data-confirm="[[workspaces.confirm_leave]]">[[workspaces.leave]]</button></form>{{/LEAVE}}
</main>
