{{%AUTOESCAPE context="HTML"}}
{{! community/html/letters.tpl: whether the weekly letter comes. Data: health_page.cc. WANTED or UNWANTED section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[health.letters]]</h1><p class="lead">[[health.letters_lead]]</p></div>
<form class="card" method="post" action="/settings/letters">[[include:web/html/csrf.tpl]]{{#WANTED}}<p>[[health.letters_on]]</p><p class="mt-3"><button class="btn btn-primary" name="letters" value="off">[[health.turn_off]]</button></p>{{/WANTED}}{{#UNWANTED}}<p>[[health.letters_off]]</p><p class="mt-3"><button class="btn btn-primary" name="letters" value="on">[[health.turn_on]]</button></p>{{/UNWANTED}}</form>
</main>
