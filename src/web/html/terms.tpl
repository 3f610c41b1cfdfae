{{%AUTOESCAPE context="HTML"}}
{{! web/html/terms.tpl: house rules and terms, a sensible default for a community that an organisation runs itself.
    ORG_NAME, SITE_URL }}
<main id="contenido" class="wrap middle legal">
<div class="page-title"><h1><span class="raya">[[terms.title]]</span></h1><p class="lead">[[terms.lead]]</p></div>
<div class="prose">
<h2>[[terms.respect]]</h2><p>[[terms.respect_text]]</p>
<h2>[[terms.help]]</h2><p>[[terms.help_text]]</p>
<h2>[[terms.safe]]</h2><p>[[terms.safe_text]]</p>
<h2>[[terms.yours]]</h2><p>[[terms.yours_text]]</p>
<h2>[[terms.moderation]]</h2><p>[[terms.moderation_text]]</p>
<h2>[[terms.official]]</h2><p>[[terms.official_text]]</p>
<h2>[[terms.leave]]</h2><p>[[terms.leave_text]]</p>
<h2>[[terms.who]]</h2><p>[[terms.who_text]] <strong>{{ORG_NAME}}</strong>, {{SITE_URL}}</p>
</div></main>
