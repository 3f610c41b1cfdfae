{{%AUTOESCAPE context="HTML"}}
{{! community/html/points.tpl: why somebody has these points, and their badges. Data: reputation_pages.cc.
    NAME, URL; TOTAL_WORDS, RULES_WORDS; LINE repeated: WHY, POINTS, TITLE, MESSAGE_URL, AT_…; EMPTY section
    MORE section: MORE_URL; BADGES section: BADGE repeated: BADGE_NAME, REASON section: REASON_TEXT, STANDS, REVOKED sections,
      AT_…, REVOKE section for managers: BADGE_ID, PERSON; GIVE section for managers: PERSON }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{URL}}">{{NAME}}</a></nav>
<div class="page-title"><h1>{{TOTAL_WORDS}}</h1><p class="lead">{{RULES_WORDS}}</p></div>
{{#BADGES}}<section class="card mb-5" aria-labelledby="h-badges"><h2 id="h-badges">[[reputation.badges_title]]</h2><ul class="plain mt-2">{{#BADGE}}<li><p>{{#STANDS}}<span class="badge badge-brand">{{BADGE_NAME}}</span>{{/STANDS}}{{#REVOKED}}<span class="badge"><s>{{BADGE_NAME}}</s></span> <span class="small muted">[[reputation.revoked]]</span>{{/REVOKED}} <span class="small muted">[[include:community/html/time.tpl]]</span></p>{{#REASON}}<p class="small ink2">{{REASON_TEXT}}</p>{{/REASON}}{{#REVOKE}}<form method="post" action="/p/{{PERSON}}/badges/revoke">[[include:web/html/csrf.tpl]]<button class="btn btn-quiet" name="badge" value="{{BADGE_ID}}" data-confirm="[[reputation.confirm_revoke]]">[[reputation.revoke]]</button></form>{{/REVOKE}}</li>{{/BADGE}}</ul></section>{{/BADGES}}
{{#GIVE}}<form class="form mb-5" method="post" action="/p/{{PERSON}}/badges">[[include:web/html/csrf.tpl]]<div class="field"><label class="label" for="reason">[[reputation.give_reason]]</label><input class="input" id="reason" name="reason" required maxlength="300"></div><div class="form-actions"><button class="btn">[[reputation.give]]</button></div></form>{{/GIVE}}
<h2>[[reputation.why]]</h2>
<ul class="rows">
{{#LINE}}<li><a href="{{MESSAGE_URL}}">{{TITLE}}</a><p class="meta"><span class="num">{{POINTS}}</span><span class="sep">{{WHY}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p></li>
{{/LINE}}</ul>
{{#EMPTY}}<div class="empty"><p>[[reputation.empty]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[conversations.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
