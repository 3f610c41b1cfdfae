{{%AUTOESCAPE context="HTML"}}
{{! community/html/people.tpl: the directory of members. Data: people_pages.cc.
    Q, TAG_VALUE, PLACE_VALUE as typed; EXPERTS section: EXPERT repeated: INITIALS, HUE, URL, NAME, WHY
    MEMBER repeated: INITIALS, HUE, URL, NAME, HEADLINE section: HEADLINE_TEXT, PLACE section: PLACE_TEXT,
      EXPERTISE section: TAG repeated: NAME, URL
    EMPTY section; MORE section: MORE_URL; LEADERS section: the organisation shows who leads }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[members.title]]</h1><p class="lead">[[members.lead]]</p><p><a href="/following">[[follows.title]]</a></p>{{#LEADERS}}<p><a href="/leaderboard">[[reputation.leaders]]</a></p>{{/LEADERS}}</div>
<form class="form mb-5" role="search" action="/people"><div class="field"><label class="label" for="q">[[members.name]]</label><input class="input" id="q" name="q" type="search" autocomplete="off" value="{{Q}}"></div>
<div class="field"><label class="label" for="tag">[[members.tag]]</label><input class="input" id="tag" name="tag" autocomplete="off" value="{{TAG_VALUE}}"></div>
<div class="field"><label class="label" for="place">[[members.place]]</label><input class="input" id="place" name="place" autocomplete="off" value="{{PLACE_VALUE}}"></div>
<div class="form-actions"><button class="btn btn-primary">[[web.search]]</button></div></form>
{{#EXPERTS}}<section class="card mb-5" aria-labelledby="h-exp"><h2 id="h-exp">[[experts.title]]</h2><ul class="plain mt-2">{{#EXPERT}}<li><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{WHY}}</span></p></div></div></li>{{/EXPERT}}</ul></section>{{/EXPERTS}}
<ul class="rows">
{{#MEMBER}}<li><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><h2 class="small"><a href="{{URL}}">{{NAME}}</a></h2><p class="meta">{{#HEADLINE}}<span>{{HEADLINE_TEXT}}</span>{{/HEADLINE}}{{#PLACE}}<span class="sep">{{PLACE_TEXT}}</span>{{/PLACE}}</p>{{#EXPERTISE}}<p class="tags">{{#TAG}}<a class="tag" href="{{URL}}">{{NAME}}</a>{{/TAG}}</p>{{/EXPERTISE}}</div></div></li>
{{/MEMBER}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[members.empty]]</h2><p>[[members.empty_text]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[members.more]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
