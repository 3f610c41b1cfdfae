{{%AUTOESCAPE context="HTML"}}
{{! people/html/sign_in.tpl: who comes back. Data: pages_entry.cc. problems.tpl; EMAIL; NEXT: where to go afterwards }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[people.sign_in]]</h1><p class="lead">[[people.sign_in_lead]]</p></div>
<form class="form" method="post" action="/sign-in" novalidate><input type="hidden" name="next" value="{{NEXT}}">
[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[people.email]]</label>
<input class="input" id="email" name="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}{{#EMAIL_ERROR}} aria-describedby="email-msg"{{/EMAIL_ERROR}}>{{#EMAIL_ERROR}}<p class="msg" id="email-msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.password]]</label>
<input class="input" id="password" name="password" type="password" autocomplete="current-password" required maxlength="512"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}{{#PASSWORD_ERROR}} aria-describedby="password-msg"{{/PASSWORD_ERROR}}>{{#PASSWORD_ERROR}}<p class="msg" id="password-msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[people.sign_in]]</button><a class="btn btn-quiet" href="/reset-password">[[people.forgot]]</a></div>
</form>
<p class="mt-5">[[people.no_account]] <a href="/sign-up">[[people.sign_up]]</a></p>
</main>
