{{%AUTOESCAPE context="HTML"}}
{{! people/html/sign_up.tpl: a newcomer. Data: pages_entry.cc. problems.tpl; NAME, EMAIL as typed }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[people.sign_up]]</h1><p class="lead">[[people.sign_up_lead]]</p></div>
<form class="form" method="post" action="/sign-up" novalidate>
[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#NAME_ERROR}} err{{/NAME_ERROR}}"><label class="label" for="name">[[people.name]]</label>
<input class="input" id="name" name="name" type="text" autocomplete="name" required maxlength="120" value="{{NAME}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}} aria-describedby="name-hint{{#NAME_ERROR}} name-msg{{/NAME_ERROR}}">
<p class="hint" id="name-hint">[[people.name_hint]]</p>{{#NAME_ERROR}}<p class="msg" id="name-msg">[[icon:circle-alert]]{{NAME_ERROR_TEXT}}</p>{{/NAME_ERROR}}</div>
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[people.email]]</label>
<input class="input" id="email" name="email" type="email" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}{{#EMAIL_ERROR}} aria-describedby="email-msg"{{/EMAIL_ERROR}}>{{#EMAIL_ERROR}}<p class="msg" id="email-msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.password]]</label>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" required maxlength="512"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}} aria-describedby="password-hint{{#PASSWORD_ERROR}} password-msg{{/PASSWORD_ERROR}}">
<p class="hint" id="password-hint">[[people.password_hint]]</p>{{#PASSWORD_ERROR}}<p class="msg" id="password-msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<p class="hint">[[people.agree]] <a href="/terms">[[web.terms]]</a> · <a href="/privacy">[[web.privacy]]</a></p>
<div class="form-actions"><button class="btn btn-primary">[[people.sign_up]]</button></div>
</form>
<p class="mt-5">[[people.have_account]] <a href="/sign-in">[[people.sign_in]]</a></p>
</main>
