{{%AUTOESCAPE context="HTML"}}
{{! community/html/members.tpl: the members, for staff. Data: moderation_pages.cc.
    moderation_nav.tpl; QUERY; PERSON repeated: URL, NAME, INITIALS, HUE, ROLE_WORDS, SINCE_WORDS; STATE section: STATE_WORDS;
    SANCTION section: SANCTION_URL; EMPTY section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[moderation.title]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
<form class="searchline" role="search" action="/moderation/members"><label class="label" for="q">[[moderation.find_member]]</label><div class="search-box">[[icon:search]]<input id="q" name="q" type="search" value="{{QUERY}}" autocomplete="off"><button class="btn btn-primary">[[web.search]]</button></div></form>
<ul class="rows">
{{#PERSON}}<li><div class="row row-wrap between"><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{ROLE_WORDS}}</span><span class="sep">{{SINCE_WORDS}}</span>{{#STATE}}<span class="badge badge-danger">{{STATE_WORDS}}</span>{{/STATE}}</p></div></div>{{#SANCTION}}<a class="btn btn-quiet" href="{{SANCTION_URL}}">[[moderation.sanction_verb]]<span class="vh"> {{NAME}}</span></a>{{/SANCTION}}</div></li>
{{/PERSON}}</ul>
{{#EMPTY}}<div class="empty"><p>[[moderation.no_members]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
