{{%AUTOESCAPE context="HTML"}}
{{! web/html/privacy.tpl: what is kept, why, how long, and how to have it removed. ORG_NAME, SITE_URL }}
<main id="contenido" class="wrap middle legal">
<div class="page-title"><h1><span class="raya">[[privacy.title]]</span></h1><p class="lead">[[privacy.lead]]</p></div>
<div class="prose">
<h2>[[privacy.who]]</h2><p>[[privacy.who_text]] <strong>{{ORG_NAME}}</strong>, {{SITE_URL}}</p>
<h2>[[privacy.what]]</h2><p>[[privacy.what_text]]</p>
<h2>[[privacy.why]]</h2><p>[[privacy.why_text]]</p>
<h2>[[privacy.cookies]]</h2><p>[[privacy.cookies_text]]</p>
<h2>[[privacy.sharing]]</h2><p>[[privacy.sharing_text]]</p>
<h2>[[privacy.how_long]]</h2><p>[[privacy.how_long_text]]</p>
<h2>[[privacy.rights]]</h2><p>[[privacy.rights_text]]</p>
</div></main>
