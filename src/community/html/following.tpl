{{%AUTOESCAPE context="HTML"}}
{{! community/html/following.tpl: what those one follows wrote. Data: follow_pages.cc.
    LINE repeated: INITIALS, HUE, NAME, TITLE, URL, AT_…; EMPTY section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[follows.title]]</h1></div>
<ul class="rows">
{{#LINE}}<li><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{TITLE}}</a><p class="meta"><span>{{NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p></div></div></li>
{{/LINE}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[follows.empty]]</h2><p>[[follows.empty_text]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[conversations.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
