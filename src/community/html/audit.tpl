{{%AUTOESCAPE context="HTML"}}
{{! community/html/audit.tpl: who did what, for administrators. Data: staff_pages.cc.
    moderation_nav.tpl; ACT, SUBJECT as typed; LINE repeated: ACT_TEXT, SUBJECT_TEXT, SUBJECT_URL, BY, FROM, CHANGE section: BEFORE, AFTER, AT_…
    EMPTY section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[audit.title]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
<form class="row row-wrap mb-5" method="get" action="/admin/audit" role="search"><label class="label" for="act">[[audit.act]]</label><input class="input" id="act" name="act" maxlength="60" value="{{ACT}}" placeholder="review."><label class="label" for="subject">[[audit.subject]]</label><input class="input" id="subject" name="subject" maxlength="80" value="{{SUBJECT}}" placeholder="message:123"><button class="btn">[[audit.filter]]</button></form>
<ul class="rows">{{#LINE}}<li><p><b>{{ACT_TEXT}}</b> · <a href="{{SUBJECT_URL}}">{{SUBJECT_TEXT}}</a></p><p class="meta"><span>{{BY}}</span><span class="sep">{{FROM}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p>{{#CHANGE}}<details><summary>[[audit.change]]</summary><pre>
{{BEFORE:p}}
{{AFTER:p}}</pre></details>{{/CHANGE}}</li>
{{/LINE}}</ul>
{{#EMPTY}}<div class="empty"><p>[[audit.empty]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]]</a>{{/MORE}}</nav>
</main>
