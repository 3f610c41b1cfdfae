{{%AUTOESCAPE context="HTML"}}
{{! people/html/settings_access.tpl: password and e-mail, a form each. Data: pages_settings.cc.
    EMAIL_NOW; PASSWORD_FORM: problems.tpl, CURRENT_ERROR, PASSWORD_ERROR; EMAIL_FORM: problems.tpl, EMAIL, EMAIL_ERROR, PROOF_ERROR }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[web.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
<div class="stack stack-5">
<section class="card" aria-labelledby="h-password"><h2 id="h-password" class="mb-3">[[settings.change_password]]</h2>
{{#PASSWORD_FORM}}<form class="form" method="post" action="/settings/password" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<input type="hidden" autocomplete="username" value="{{EMAIL_NOW}}">
<div class="field{{#CURRENT_ERROR}} err{{/CURRENT_ERROR}}"><label class="label" for="current">[[settings.current_password]]</label>
<input class="input" id="current" name="current" type="password" autocomplete="current-password" required maxlength="512"{{#CURRENT_ERROR}} aria-invalid="true"{{/CURRENT_ERROR}}{{#CURRENT_ERROR}} aria-describedby="current-msg"{{/CURRENT_ERROR}}>{{#CURRENT_ERROR}}<p class="msg" id="current-msg">[[icon:circle-alert]]{{CURRENT_ERROR_TEXT}}</p>{{/CURRENT_ERROR}}</div>
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.new_password]]</label>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" required maxlength="512"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}} aria-describedby="password-hint{{#PASSWORD_ERROR}} password-msg{{/PASSWORD_ERROR}}">
<p class="hint" id="password-hint">[[people.password_hint]]</p>{{#PASSWORD_ERROR}}<p class="msg" id="password-msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[settings.change_password]]</button></div>
</form>{{/PASSWORD_FORM}}</section>
<section class="card" aria-labelledby="h-email"><h2 id="h-email" class="mb-3">[[settings.change_email]]</h2>
<p class="mb-3">[[settings.email_now]] <b>{{EMAIL_NOW}}</b></p>
{{#EMAIL_FORM}}<form class="form" method="post" action="/settings/email" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[settings.new_email]]</label>
<input class="input" id="email" name="email" type="email" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}} aria-describedby="email-hint{{#EMAIL_ERROR}} email-msg{{/EMAIL_ERROR}}">
<p class="hint" id="email-hint">[[settings.new_email_hint]]</p>{{#EMAIL_ERROR}}<p class="msg" id="email-msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="field{{#PROOF_ERROR}} err{{/PROOF_ERROR}}"><label class="label" for="proof">[[settings.current_password]]</label>
<input class="input" id="proof" name="proof" type="password" autocomplete="current-password" required maxlength="512"{{#PROOF_ERROR}} aria-invalid="true"{{/PROOF_ERROR}}{{#PROOF_ERROR}} aria-describedby="proof-msg"{{/PROOF_ERROR}}>{{#PROOF_ERROR}}<p class="msg" id="proof-msg">[[icon:circle-alert]]{{PROOF_ERROR_TEXT}}</p>{{/PROOF_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[settings.change_email]]</button></div>
</form>{{/EMAIL_FORM}}</section>
</div>
</main>
