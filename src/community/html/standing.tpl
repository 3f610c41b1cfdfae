{{%AUTOESCAPE context="HTML"}}
{{! community/html/standing.tpl: how a member stands here. Data: standing_pages.cc, trust_values.cc.
    TRUST section: trust.tpl; HELD repeated: QUOTE, AT_…; STATEMENT repeated: URL, WHAT_WORDS, RULE_WORDS, TITLE section: TITLE_TEXT,
    UNDONE section, AT_…; NO_STATEMENTS section; MORE section: MORE_URL
    REPORTED repeated: ABOUT, REASON_WORDS, OUTCOME_WORDS, AT_…; NO_REPORTS section; MORE_REPORTS section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[standing.title]]</h1><p class="lead">[[standing.lead]]</p></div>
<div class="stack stack-5">
[[include:community/html/trust.tpl]]
{{#HELD}}<section class="card"><p class="meta"><span class="badge badge-accent">[[standing.held]]</span><span>[[include:community/html/time.tpl]]</span></p><blockquote class="quote"><p>{{QUOTE}}</p></blockquote></section>
{{/HELD}}<section class="card" aria-labelledby="h-decisions"><h2 id="h-decisions" class="mb-3">[[standing.decisions]]</h2>
<ul class="rows">{{#STATEMENT}}<li><h3 class="small"><a href="{{URL}}">{{WHAT_WORDS}}</a></h3><p class="meta">{{#TITLE}}<span>{{TITLE_TEXT}}</span>{{/TITLE}}<span class="sep">{{RULE_WORDS}}</span><span class="sep">[[include:community/html/time.tpl]]</span>{{#UNDONE}}<span class="badge badge-ok">[[standing.undone]]</span>{{/UNDONE}}</p></li>{{/STATEMENT}}</ul>
{{#NO_STATEMENTS}}<p>[[standing.no_decisions]]</p>{{/NO_STATEMENTS}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]]</a>{{/MORE}}</section>
<section class="card" aria-labelledby="h-reports"><h2 id="h-reports" class="mb-3">[[standing.reports]]</h2>
<ul class="rows">{{#REPORTED}}<li><p><b>{{ABOUT}}</b></p><p class="meta"><span>{{REASON_WORDS}}</span><span class="sep">{{OUTCOME_WORDS}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p></li>{{/REPORTED}}</ul>
{{#NO_REPORTS}}<p>[[standing.no_reports]]</p>{{/NO_REPORTS}}{{#MORE_REPORTS}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]]</a>{{/MORE_REPORTS}}</section>
</div></main>
