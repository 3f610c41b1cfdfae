{{%AUTOESCAPE context="HTML"}}
{{! people/html/settings_sessions.tpl: browsers that are signed in. Data: pages_settings.cc.
    SESSION repeated: ID, DEVICE, SEEN_WORDS; CURRENT section: this one; OTHER section: with a button; OTHERS section: there are others }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[web.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
<p class="muted mb-3">[[settings.sessions_lead]]</p>
<ul class="rows">
{{#SESSION}}<li><div class="row row-wrap between"><div><b>{{DEVICE}}</b><p class="meta"><span>{{SEEN_WORDS}}</span></p></div>{{#CURRENT}}<span class="badge badge-ok">[[settings.this_browser]]</span>{{/CURRENT}}{{#OTHER}}<form method="post" action="/settings/sessions/end">[[include:web/html/csrf.tpl]]
<input type="hidden" name="id" value="{{ID}}"><button class="btn">[[settings.end_session]]<span class="vh"> {{DEVICE}}</span></button></form>{{/OTHER}}</div></li>
{{/SESSION}}</ul>
{{#OTHERS}}<form class="form mt-5" method="post" action="/settings/sessions/end-others">[[include:web/html/csrf.tpl]]
<div class="form-actions"><button class="btn btn-danger" data-confirm="[[settings.end_others_question]]">[[settings.end_others]]</button></div></form>{{/OTHERS}}
</main>
