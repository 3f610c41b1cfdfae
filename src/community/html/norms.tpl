{{%AUTOESCAPE context="HTML"}}
{{! community/html/norms.tpl: what members agree on. Data: norms_pages.cc.
    SPACE_TITLE, SPACE_URL; NORMS section: NORMS_HTML, VERSION_WORDS, AT_…, HISTORY_URL; EMPTY section; WRITE section: WRITE_URL }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></nav>
<div class="page-title"><h1><span class="raya">[[norms.title]]</span></h1><p class="lead">[[norms.lead]]</p></div>
{{#NORMS}}<div class="prose">{{NORMS_HTML:none}}</div>
<p class="meta mt-5"><span>{{VERSION_WORDS}}</span><span class="sep">[[include:community/html/time.tpl]]</span><span class="sep"><a href="{{HISTORY_URL}}">[[norms.history]]</a></span></p>{{/NORMS}}
{{#EMPTY}}<div class="empty"><h2>[[norms.empty_title]]</h2><p>[[norms.empty_text]]</p></div>{{/EMPTY}}
{{#WRITE}}<p class="mt-4"><a class="btn" href="{{WRITE_URL}}">[[icon:pencil]][[norms.write]]</a></p>{{/WRITE}}
</main>
