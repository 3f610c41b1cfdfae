{{%AUTOESCAPE context="HTML"}}
{{! notices/html/unsubscribe.tpl: the same by the link of a mail, without signing in. Data: pages_preferences.cc. KEY; choices.tpl }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[notices.unsubscribe_title]]</h1><p class="lead">[[notices.unsubscribe_lead]]</p></div>
<form class="form" method="post" action="/unsubscribe/{{KEY}}">[[include:web/html/csrf.tpl]]
[[include:notices/html/choices.tpl]]
<div class="form-actions"><button class="btn btn-primary">[[settings.save]]</button></div>
</form>
</main>
