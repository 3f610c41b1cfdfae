{{%AUTOESCAPE context="HTML"}}
{{! community/html/workspaces.tpl: the closed spaces somebody is in or may ask to join. Data: workspace_pages.cc.
    INVITED section: INVITATION repeated: ID, NAME, INVITED_WORDS, AT_…
    WORKSPACE repeated: NAME, URL, ABOUT section: DESCRIPTION; OWNER, SECRET, IN_IT sections
    JOINABLE repeated: NAME, SLUG, ABOUT section: DESCRIPTION; ASKED, MAY_ASK sections
    EMPTY section; NEW section: NEW_URL for who manages spaces }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[workspaces.title]]</h1><p class="lead">[[workspaces.lead]]</p></div>
{{#INVITED}}{{#INVITATION}}<section class="card mb-5"><h2>{{NAME}}</h2><p class="meta"><span>{{INVITED_WORDS}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p>
<form class="form-actions" method="post" action="/invitations/{{ID}}">[[include:web/html/csrf.tpl]]<button class="btn btn-primary" name="answer" value="accept">[[workspaces.accept]]</button><button class="btn" name="answer" value="decline">[[workspaces.decline]]</button></form></section>
{{/INVITATION}}{{/INVITED}}
{{#NEW}}<p class="mb-5"><a class="btn" href="{{NEW_URL}}">[[icon:plus]][[spaces.new]]</a></p>{{/NEW}}
<ul class="rows">
{{#WORKSPACE}}<li><h2><a href="{{URL}}">{{NAME}}</a></h2>{{#ABOUT}}<p class="small ink2">{{DESCRIPTION}}</p>{{/ABOUT}}<p class="meta">{{#SECRET}}<span class="badge">[[icon:lock]][[workspaces.secret]]</span>{{/SECRET}}{{#OWNER}}<span class="badge badge-brand">[[workspaces.owner]]</span>{{/OWNER}}{{#IN_IT}}<span><a href="{{URL}}/members">[[workspaces.members]]</a></span>{{/IN_IT}}</p></li>
{{/WORKSPACE}}{{#JOINABLE}}<li><h2>{{NAME}}</h2>{{#ABOUT}}<p class="small ink2">{{DESCRIPTION}}</p>{{/ABOUT}}
<form class="stack" method="post" action="/workspaces/{{SLUG}}/join">[[include:web/html/csrf.tpl]]{{#MAY_ASK}}<div class="field"><label class="label" for="note-{{SLUG}}">[[workspaces.why_join]]</label><input class="input" id="note-{{SLUG}}" name="note" maxlength="500"></div><div><button class="btn">[[workspaces.ask_to_join]]</button></div>{{/MAY_ASK}}{{#ASKED}}<p class="meta"><span class="badge">[[workspaces.asked]]</span></p><div><button class="btn btn-quiet" name="withdraw" value="1">[[workspaces.withdraw]]</button></div>{{/ASKED}}</form></li>
{{/JOINABLE}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[workspaces.empty]]</h2><p>[[workspaces.empty_text]]</p></div>{{/EMPTY}}
</main>
