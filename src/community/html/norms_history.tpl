{{%AUTOESCAPE context="HTML"}}
{{! community/html/norms_history.tpl: every version of the norms. Data: norms_pages.cc.
    NORMS_URL; VERSION repeated, newest first: NUMBER_WORDS, BY_NAME, AT_…, NOTE section: NOTE_TEXT; CHANGES_HTML (ins, del), made by code
    MORE section: MORE_URL; BACK section: BACK_URL }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{NORMS_URL}}">[[norms.title]]</a></nav>
<div class="page-title"><h1>[[norms.history]]</h1><p class="lead">[[norms.history_lead]]</p></div>
<ol class="versions">
{{#VERSION}}<li><p class="meta mb-3"><b>{{NUMBER_WORDS}}</b><span class="sep">{{BY_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p>{{#NOTE}}<p><strong>{{NOTE_TEXT}}</strong></p>{{/NOTE}}<div class="diff">{{CHANGES_HTML:none}}</div></li>
{{/VERSION}}</ol>
<nav class="pages" aria-label="[[web.pages]]">{{#BACK}}<a class="btn" href="{{BACK_URL}}">[[icon:chevron-left]][[norms.newest]]</a>{{/BACK}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[norms.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
