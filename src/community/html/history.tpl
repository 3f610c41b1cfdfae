{{%AUTOESCAPE context="HTML"}}
{{! community/html/history.tpl: what a message said before. Data: history.cc.
    BACK_URL; VERSION repeated, newest first: NUMBER_WORDS, BY_NAME, AT_… , TITLE section: TITLE_TEXT; CHANGES_HTML what changed
    since the version before (ins, del), made by code }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[conversations.history_title]]</h1><p class="lead">[[conversations.history_lead]]</p></div>
<ol class="versions">
{{#VERSION}}<li><p class="meta mb-3"><b>{{NUMBER_WORDS}}</b><span class="sep">{{BY_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p>{{#TITLE}}<p><strong>{{TITLE_TEXT}}</strong></p>{{/TITLE}}<div class="diff">{{CHANGES_HTML:none}}</div></li>
{{/VERSION}}</ol>
<p><a class="btn" href="{{BACK_URL}}">[[conversations.back]]</a></p>
</main>
