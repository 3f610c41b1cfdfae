{{%AUTOESCAPE context="HTML"}}
{{! people/html/settings_tokens.tpl: keys for programs. Data: pages_settings.cc.
    MADE section: MADE_SECRET, shown once; TOKEN repeated: ID, NAME, SCOPE_WORDS, USED_WORDS, EXPIRES_WORDS; EMPTY section
    problems.tpl; NAME as typed; SCOPE_READ, SCOPE_WRITE, SCOPE_ALL sections; DAYS repeated: VALUE, TEXT, SELECTED section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[web.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
{{#MADE}}<div class="alert alert-ok mb-5" role="status">[[icon:circle-check-big]]<div class="stack"><p>[[settings.token_made]]</p><p><label class="vh" for="secret">[[settings.token_secret]]</label><input class="input" id="secret" readonly autocomplete="off" value="{{MADE_SECRET}}"></p></div></div>{{/MADE}}
<p class="muted mb-3">[[settings.tokens_lead]]</p>
<ul class="rows">
{{#TOKEN}}<li><div class="row row-wrap between"><div><b>{{NAME}}</b><p class="meta"><span>{{SCOPE_WORDS}}</span><span class="sep">{{USED_WORDS}}</span><span class="sep">{{EXPIRES_WORDS}}</span></p></div><form method="post" action="/settings/tokens/revoke">[[include:web/html/csrf.tpl]]
<input type="hidden" name="id" value="{{ID}}"><button class="btn btn-danger" data-confirm="[[settings.revoke_question]]">[[settings.revoke]]<span class="vh"> {{NAME}}</span></button></form></div></li>
{{/TOKEN}}</ul>
{{#EMPTY}}<div class="empty"><p>[[settings.no_tokens]]</p></div>{{/EMPTY}}
<section class="card mt-5" aria-labelledby="h-token"><h2 id="h-token" class="mb-3">[[settings.make_token]]</h2>
<form class="form" method="post" action="/settings/tokens" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#NAME_ERROR}} err{{/NAME_ERROR}}"><label class="label" for="name">[[settings.token_name]]</label>
<input class="input" id="name" name="name" type="text" autocomplete="off" required maxlength="120" value="{{NAME_TYPED}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}} aria-describedby="name-hint{{#NAME_ERROR}} name-msg{{/NAME_ERROR}}">
<p class="hint" id="name-hint">[[settings.token_name_hint]]</p>{{#NAME_ERROR}}<p class="msg" id="name-msg">[[icon:circle-alert]]{{NAME_ERROR_TEXT}}</p>{{/NAME_ERROR}}</div>
<fieldset class="field"><legend class="label mb-3">[[settings.token_scope]]</legend><div class="choices"><label><input type="radio" name="scope" value="read"{{#SCOPE_READ}} checked{{/SCOPE_READ}}> [[settings.scope_read]]</label><label><input type="radio" name="scope" value="write"{{#SCOPE_WRITE}} checked{{/SCOPE_WRITE}}> [[settings.scope_write]]</label><label><input type="radio" name="scope" value="all"{{#SCOPE_ALL}} checked{{/SCOPE_ALL}}> [[settings.scope_all]]</label></div></fieldset>
<div class="field{{#DAYS_ERROR}} err{{/DAYS_ERROR}}"><label class="label" for="days">[[settings.token_days]]</label><select class="input" id="days" name="days">{{#DAYS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/DAYS}}</select>{{#DAYS_ERROR}}<p class="msg">[[icon:circle-alert]]{{DAYS_ERROR_TEXT}}</p>{{/DAYS_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[settings.make_token]]</button></div>
</form></section>
</main>
