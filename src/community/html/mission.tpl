{{%AUTOESCAPE context="HTML"}}
{{! community/html/mission.tpl: why the community exists and how that is measured. Data: mission_page.cc.
    SPACE_TITLE, SPACE_URL; PARTICIPANT, ORGANISATION, MEASURED: the three answers
    FIGURE section: VALUE, FIGURE_WORDS, FORMULA_WORDS the counted numbers; TARGET section: TARGET_WORDS
    TOO_LITTLE section: TOO_LITTLE_TEXT instead of a number; UPDATED_WORDS; SETTINGS section: SETTINGS_URL }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></nav>
<div class="page-title"><h1><span class="raya">[[missions.page_title]]</span></h1><p class="lead">{{PARTICIPANT}}</p></div>
{{#FIGURE}}<section class="card mb-5" aria-labelledby="h-fig"><h2 id="h-fig">[[missions.key_figure]]</h2><p class="figure mt-4">{{VALUE}}</p><p class="mt-2">{{FIGURE_WORDS}}</p><p class="small ink2 mt-3">{{FORMULA_WORDS}}</p>{{#TARGET}}<p class="small ink2">{{TARGET_WORDS}}</p>{{/TARGET}}</section>{{/FIGURE}}
{{#TOO_LITTLE}}<div class="empty"><h2>[[missions.too_little]]</h2><p>{{TOO_LITTLE_TEXT}}</p></div>{{/TOO_LITTLE}}
<div class="stack stack-5"><section><h2>[[missions.participant]]</h2><p>{{PARTICIPANT}}</p></section><section><h2>[[missions.organisation]]</h2><p>{{ORGANISATION}}</p></section><section><h2>[[missions.measured]]</h2><p>{{MEASURED}}</p></section></div>
<p class="small muted mt-5">{{UPDATED_WORDS}}</p>
{{#SETTINGS}}<p class="mt-4"><a class="btn" href="{{SETTINGS_URL}}">[[missions.change]]</a></p>{{/SETTINGS}}
</main>
