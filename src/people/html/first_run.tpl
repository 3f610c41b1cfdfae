{{%AUTOESCAPE context="HTML"}}
{{! people/html/first_run.tpl: the first administrator of a new installation. Data: pages_entry.cc. problems.tpl; CODE, NAME, EMAIL }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[people.first_run_title]]</h1><p class="lead">[[people.first_run_lead]]</p></div>
<form class="form" method="post" action="/first-run" novalidate>
[[include:web/html/problems.tpl]]
<div class="field{{#CODE_ERROR}} err{{/CODE_ERROR}}"><label class="label" for="code">[[people.code]]</label>
<input class="input" id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required maxlength="20" value="{{CODE}}"{{#CODE_ERROR}} aria-invalid="true"{{/CODE_ERROR}} aria-describedby="code-hint{{#CODE_ERROR}} code-msg{{/CODE_ERROR}}">
<p class="hint" id="code-hint">[[people.code_hint]]</p>{{#CODE_ERROR}}<p class="msg" id="code-msg">[[icon:circle-alert]]{{CODE_ERROR_TEXT}}</p>{{/CODE_ERROR}}</div>
<div class="field{{#NAME_ERROR}} err{{/NAME_ERROR}}"><label class="label" for="name">[[people.name]]</label>
<input class="input" id="name" name="name" type="text" autocomplete="name" required maxlength="120" value="{{NAME}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}{{#NAME_ERROR}} aria-describedby="name-msg"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="msg" id="name-msg">[[icon:circle-alert]]{{NAME_ERROR_TEXT}}</p>{{/NAME_ERROR}}</div>
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[people.email]]</label>
<input class="input" id="email" name="email" type="email" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}{{#EMAIL_ERROR}} aria-describedby="email-msg"{{/EMAIL_ERROR}}>{{#EMAIL_ERROR}}<p class="msg" id="email-msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.password]]</label>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" required maxlength="512"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}} aria-describedby="password-hint{{#PASSWORD_ERROR}} password-msg{{/PASSWORD_ERROR}}">
<p class="hint" id="password-hint">[[people.admin_password_hint]]</p>{{#PASSWORD_ERROR}}<p class="msg" id="password-msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[people.first_run_button]]</button></div>
</form>
</main>
