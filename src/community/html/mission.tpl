{{%AUTOESCAPE context="HTML"}}
{{! community/html/mission.tpl: why the community exists and how we measure it. Data: mission_page.cc.
    SPACE_TITLE, SPACE_URL; PARTICIPANT, ORGANISATION, MEASURED: the three answers
    FIGURE section: TITLE, figure_parts.tpl, SENTENCE section: SENTENCE_TEXT; ROWS_URL
    OTHER repeated: URL, NAME, OTHER_VALUE; NORMS_URL; UPDATED_WORDS; SETTINGS section: SETTINGS_URL; HEALTH section: HEALTH_URL }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></nav>
<div class="page-title"><h1><span class="raya">[[missions.page_title]]</span></h1><p class="lead">{{PARTICIPANT}}</p></div>
<div class="stack stack-5 mb-5"><section><h2>[[missions.participant]]</h2><p>{{PARTICIPANT}}</p></section><section><h2>[[missions.organisation]]</h2><p>{{ORGANISATION}}</p></section><section><h2>[[missions.measured]]</h2><p>{{MEASURED}}</p></section></div>
{{#FIGURE}}<section class="card mb-5" aria-labelledby="h-fig"><h2 id="h-fig">[[missions.key_figure]]: {{TITLE}}</h2>{{#SENTENCE}}<p class="mt-2">{{SENTENCE_TEXT}}</p>{{/SENTENCE}}
[[include:community/html/figure_parts.tpl]]
<p class="mt-4"><a class="btn" href="{{ROWS_URL}}">[[missions.see_rows]]</a></p></section>{{/FIGURE}}
<section aria-labelledby="h-others"><h2 id="h-others">[[missions.other_figures]]</h2><p class="small ink2">[[missions.other_figures_lead]]</p><ul class="linklist mt-3">{{#OTHER}}<li><a href="{{URL}}">{{NAME}}<span class="meta"><span>{{OTHER_VALUE}}</span></span></a></li>
{{/OTHER}}</ul></section>
<p class="mt-5"><a href="{{NORMS_URL}}">[[norms.read]]</a></p>
<p class="small muted mt-5">{{UPDATED_WORDS}}</p>
<p class="form-actions">{{#SETTINGS}}<a class="btn" href="{{SETTINGS_URL}}">[[missions.change]]</a>{{/SETTINGS}}{{#HEALTH}}<a class="btn btn-quiet" href="{{HEALTH_URL}}">[[health.title]]</a>{{/HEALTH}}</p>
</main>
