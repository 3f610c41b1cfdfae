{{%AUTOESCAPE context="HTML"}}
{{! people/html/account.tpl: one account: its role, its sanctions. Data: pages_admin.cc.
    NAME, PROFILE_URL, SINCE_WORDS, SEEN_WORDS, ROLE_WORDS; EMAIL section: EMAIL_TEXT; problems.tpl
    ROLES section (may change it): ROLE_URL, ROLE repeated: VALUE, TEXT, SELECTED section; SESSIONS_URL
    SANCTION_URL, LIFT_URL; IN_FORCE repeated: KIND, KIND_WORDS, UNTIL_WORDS
    REASON as typed; KIND_SILENCE, KIND_SUSPEND sections; DAYS repeated: VALUE, TEXT, SELECTED section
    PAST repeated: KIND_WORDS, REASON, DATES_WORDS }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>{{NAME}}</h1><p class="meta">{{#EMAIL}}<span>{{EMAIL_TEXT}}</span>{{/EMAIL}}<span class="sep">{{SINCE_WORDS}}</span><span class="sep">{{SEEN_WORDS}}</span><span class="badge">{{ROLE_WORDS}}</span></p><p><a href="{{PROFILE_URL}}">[[accounts.profile]]</a></p></div>
[[include:web/html/problems.tpl]]
<div class="stack stack-5">
{{#ROLES}}<section class="card" aria-labelledby="h-role"><h2 id="h-role" class="mb-3">[[accounts.role]]</h2>
<form class="form" method="post" action="{{ROLE_URL}}">[[include:web/html/csrf.tpl]]
<div class="field"><label class="label" for="role">[[accounts.role_label]]</label><select class="input" id="role" name="role" aria-describedby="role-hint">{{#ROLE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/ROLE}}</select><p class="hint" id="role-hint">[[accounts.role_hint]]</p></div>
<div class="form-actions"><button class="btn btn-primary">[[accounts.change_role]]</button></div></form>
<form class="mt-3" method="post" action="{{SESSIONS_URL}}">[[include:web/html/csrf.tpl]]
<button class="btn">[[accounts.end_sessions]]</button></form></section>{{/ROLES}}
<section class="card" aria-labelledby="h-sanction"><h2 id="h-sanction" class="mb-3">[[accounts.sanction]]</h2>
{{#IN_FORCE}}<form class="alert mb-3" method="post" action="{{LIFT_URL}}">[[include:web/html/csrf.tpl]]
<input type="hidden" name="kind" value="{{KIND}}"><div class="stack"><p>{{KIND_WORDS}} {{UNTIL_WORDS}}</p><p><button class="btn">[[accounts.lift]]<span class="vh"> {{KIND_WORDS}}</span></button></p></div></form>{{/IN_FORCE}}
<form class="form" method="post" action="{{SANCTION_URL}}" novalidate>[[include:web/html/csrf.tpl]]
<fieldset class="field"><legend class="label mb-3">[[accounts.what]]</legend><div class="choices"><label><input type="radio" name="kind" value="silence"{{#KIND_SILENCE}} checked{{/KIND_SILENCE}}> [[accounts.silence]]</label><label><input type="radio" name="kind" value="suspend"{{#KIND_SUSPEND}} checked{{/KIND_SUSPEND}}> [[accounts.suspend]]</label></div></fieldset>
<div class="field{{#UNTIL_ERROR}} err{{/UNTIL_ERROR}}"><label class="label" for="until">[[accounts.how_long]]</label><select class="input" id="until" name="days">{{#DAYS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/DAYS}}</select>{{#UNTIL_ERROR}}<p class="msg">[[icon:circle-alert]]{{UNTIL_ERROR_TEXT}}</p>{{/UNTIL_ERROR}}</div>
<div class="field{{#REASON_ERROR}} err{{/REASON_ERROR}}"><label class="label" for="reason">[[accounts.why]]</label><textarea class="input" id="reason" name="reason" required maxlength="1000" aria-describedby="reason-hint{{#REASON_ERROR}} reason-msg{{/REASON_ERROR}}"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>
{{REASON:p}}</textarea><p class="hint" id="reason-hint">[[accounts.why_hint]]</p>{{#REASON_ERROR}}<p class="msg" id="reason-msg">[[icon:circle-alert]]{{REASON_ERROR_TEXT}}</p>{{/REASON_ERROR}}</div>
<div class="form-actions"><button class="btn btn-danger">[[accounts.apply]]</button></div></form>
{{#HISTORY}}<h3 class="mt-5">[[accounts.past]]</h3><ul class="rows">{{#PAST}}<li><p><b>{{KIND_WORDS}}</b> · {{DATES_WORDS}}</p><p class="quote">{{REASON}}</p></li>{{/PAST}}</ul>{{/HISTORY}}
</section>
</div>
</main>
