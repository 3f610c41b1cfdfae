{{%AUTOESCAPE context="HTML"}}
{{! people/html/reset.tpl: asks where to send the link for a new password. Data: pages_entry.cc. problems.tpl; EMAIL }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[people.reset_title]]</h1><p class="lead">[[people.reset_lead]]</p></div>
<form class="form" method="post" action="/reset-password" novalidate>
[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#EMAIL_ERROR}} err{{/EMAIL_ERROR}}"><label class="label" for="email">[[people.email]]</label>
<input class="input" id="email" name="email" type="email" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}{{#EMAIL_ERROR}} aria-describedby="email-msg"{{/EMAIL_ERROR}}>{{#EMAIL_ERROR}}<p class="msg" id="email-msg">[[icon:circle-alert]]{{EMAIL_ERROR_TEXT}}</p>{{/EMAIL_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[people.send_link]]</button><a class="btn btn-quiet" href="/sign-in">[[web.cancel]]</a></div>
</form>
</main>
