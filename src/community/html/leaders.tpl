{{%AUTOESCAPE context="HTML"}}
{{! community/html/leaders.tpl: who gained most points. Data: reputation_pages.cc.
    PERIOD repeated: URL, TEXT, CURRENT section; LEADER repeated: INITIALS, HUE, NAME, URL, WORDS; EMPTY section
    RANKED, UNRANKED: whether the viewer stands on it }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[reputation.leaders]]</h1><p class="lead">[[reputation.leaders_lead]]</p></div>
<nav class="tabs mb-5" aria-label="[[reputation.period]]">{{#PERIOD}}<a href="{{URL}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{TEXT}}</a>{{/PERIOD}}</nav>
<ol class="rows">
{{#LEADER}}<li><div class="row"><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{WORDS}}</span></p></div></div></li>
{{/LEADER}}</ol>
{{#EMPTY}}<div class="empty"><p>[[reputation.nobody]]</p></div>{{/EMPTY}}
<form class="mt-5" method="post" action="/leaderboard">[[include:web/html/csrf.tpl]]{{#RANKED}}<button class="btn" name="ranked" value="0">[[reputation.leave]]</button>{{/RANKED}}{{#UNRANKED}}<button class="btn" name="ranked" value="1">[[reputation.join]]</button>{{/UNRANKED}}</form>
</main>
