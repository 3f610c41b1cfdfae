{{%AUTOESCAPE context="HTML"}}
{{! community/html/health.tpl: how a community is, for whoever runs it. Data: health_page.cc.
    moderation_nav.tpl; SPACE_TITLE, SPACE_URL, MISSION_URL; WHEN_WORDS
    FIGURE section: NAME, FIGURE_VALUE, TARGET section: TARGET_WORDS, REACHED or NOT_REACHED; TOO_LITTLE section
    UNANSWERED section: BUCKET repeated: AGE, COUNT; LIST_URL; WAITING repeated: URL, TITLE, AT_…; ALL_ANSWERED section
    DYING section: ONE repeated: URL, NAME, WORDS; NO_DYING section; LEAVING section: ONE repeated: URL, NAME, WORDS; NO_LEAVING section
    MISSED section: QUERY repeated: TEXT, URL, WORDS; NO_MISSED section; WEAK section: ONE repeated: URL, NAME, WORDS }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[health.title]]</h1><p class="lead"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></p></div>
[[include:community/html/moderation_nav.tpl]]
<div class="stack stack-5">
{{#FIGURE}}<section class="card" aria-labelledby="h-fig"><h2 id="h-fig">{{NAME}}</h2>{{#FIGURE_VALUE}}<p class="figure mt-3">{{VALUE}}</p>{{/FIGURE_VALUE}}{{#TOO_LITTLE}}<p class="mt-3">[[missions.too_little]]</p>{{/TOO_LITTLE}}{{#TARGET}}<p class="mt-3">{{TARGET_WORDS}} {{#REACHED}}<span class="badge badge-ok">[[icon:check]][[missions.reached]]</span>{{/REACHED}}{{#NOT_REACHED}}<span class="badge">[[missions.not_reached]]</span>{{/NOT_REACHED}}</p>{{/TARGET}}<p class="mt-3"><a href="{{MISSION_URL}}">[[home.how_we_measure]]</a></p></section>{{/FIGURE}}
<section class="card" aria-labelledby="h-wait"><h2 id="h-wait">[[health.unanswered]]</h2>
{{#ALL_ANSWERED}}<p class="mt-3">[[health.all_answered]]</p>{{/ALL_ANSWERED}}
{{#UNANSWERED}}<table class="table mt-3"><caption class="vh">[[health.unanswered]]</caption><thead><tr><th scope="col">[[health.waiting_for]]</th><th scope="col">[[health.questions]]</th></tr></thead><tbody>{{#BUCKET}}<tr><th scope="row">{{AGE}}</th><td>{{COUNT}}</td></tr>
{{/BUCKET}}</tbody></table><h3 class="mt-4">[[health.longest]]</h3><ul class="linklist mt-2">{{#WAITING}}<li><a href="{{URL}}">{{TITLE}}<span class="meta"><span>[[include:community/html/time.tpl]]</span></span></a></li>
{{/WAITING}}</ul><p class="mt-3"><a class="btn" href="{{LIST_URL}}">[[health.see_unanswered]]</a></p>{{/UNANSWERED}}</section>
<section class="card" aria-labelledby="h-dying"><h2 id="h-dying">[[health.dying]]</h2><p class="small ink2">[[health.dying_lead]]</p>
{{#NO_DYING}}<p class="mt-3">[[health.none_dying]]</p>{{/NO_DYING}}{{#DYING}}<ul class="linklist mt-2">{{#ONE}}<li><a href="{{URL}}">{{NAME}}<span class="meta"><span>{{WORDS}}</span></span></a></li>
{{/ONE}}</ul>{{/DYING}}</section>
<section class="card" aria-labelledby="h-leaving"><h2 id="h-leaving">[[health.leaving]]</h2><p class="small ink2">[[health.leaving_lead]]</p>
{{#NO_LEAVING}}<p class="mt-3">[[health.none_leaving]]</p>{{/NO_LEAVING}}{{#LEAVING}}<ul class="linklist mt-2">{{#ONE}}<li><a href="{{URL}}">{{NAME}}<span class="meta"><span>{{WORDS}}</span></span></a></li>
{{/ONE}}</ul>{{/LEAVING}}</section>
<section class="card" aria-labelledby="h-missed"><h2 id="h-missed">[[health.missed]]</h2><p class="small ink2">[[health.missed_lead]]</p>
{{#NO_MISSED}}<p class="mt-3">[[health.none_missed]]</p>{{/NO_MISSED}}{{#MISSED}}<ul class="linklist mt-2">{{#QUERY}}<li><a href="{{URL}}">{{TEXT}}<span class="meta"><span>{{WORDS}}</span></span></a></li>
{{/QUERY}}</ul>{{/MISSED}}</section>
{{#WEAK}}<section class="card" aria-labelledby="h-weak"><h2 id="h-weak">[[health.weak]]</h2><p class="small ink2">[[health.weak_lead]]</p><ul class="linklist mt-2">{{#ONE}}<li><a href="{{URL}}">{{NAME}}<span class="meta"><span>{{WORDS}}</span></span></a></li>
{{/ONE}}</ul></section>{{/WEAK}}
</div>
<p class="small muted mt-5">{{WHEN_WORDS}} <a href="/settings/letters">[[health.letters]]</a></p>
</main>
