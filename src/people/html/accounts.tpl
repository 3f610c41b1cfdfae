{{%AUTOESCAPE context="HTML"}}
{{! people/html/accounts.tpl: all accounts, for administrators. Data: pages_admin.cc.
    QUERY; ACCOUNT repeated: URL, NAME, EMAIL, INITIALS, HUE, ROLE_WORDS, SINCE_WORDS, STATE section: STATE_WORDS; EMPTY section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[accounts.title]]</h1><p class="lead">[[accounts.lead]]</p></div>
<form class="searchline" role="search" action="/admin/accounts"><label class="label" for="q">[[accounts.find]]</label><div class="search-box">[[icon:search]]<input id="q" name="q" type="search" value="{{QUERY}}" autocomplete="off"><button class="btn btn-primary">[[web.search]]</button></div></form>
<ul class="rows">
{{#ACCOUNT}}<li><div class="row row-wrap between"><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{EMAIL}}</span><span class="sep">{{SINCE_WORDS}}</span></p></div></div><div class="row">{{#STATE}}<span class="badge badge-danger">{{STATE_WORDS}}</span>{{/STATE}}<span class="badge">{{ROLE_WORDS}}</span></div></div></li>
{{/ACCOUNT}}</ul>
{{#EMPTY}}<div class="empty"><p>[[accounts.none]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
