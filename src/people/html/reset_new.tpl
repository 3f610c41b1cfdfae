{{%AUTOESCAPE context="HTML"}}
{{! people/html/reset_new.tpl: the new password, behind the link of a mail. Data: pages_entry.cc. problems.tpl; KEY; EMAIL }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[people.new_password_title]]</h1><p class="lead">[[people.new_password_lead]]</p></div>
<form class="form" method="post" action="/reset-password/new" novalidate><input type="hidden" name="key" value="{{KEY}}">
[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<input type="hidden" name="email" autocomplete="username" value="{{EMAIL}}">
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.new_password]]</label>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" required maxlength="512"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}} aria-describedby="password-hint{{#PASSWORD_ERROR}} password-msg{{/PASSWORD_ERROR}}">
<p class="hint" id="password-hint">[[people.password_hint]]</p>{{#PASSWORD_ERROR}}<p class="msg" id="password-msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[people.save_password]]</button></div>
</form>
</main>
