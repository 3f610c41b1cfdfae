{{%AUTOESCAPE context="HTML"}}
{{! community/html/figure.tpl: one figure and the rows behind it. Data: figure_page.cc.
    SPACE_TITLE, SPACE_URL, MISSION_URL; TITLE, figure_parts.tpl; KEY section: it is the mission's
    ROW repeated: URL, NAME, ROW_WORDS, COUNTED section, WHEN section: AT_…; EMPTY section; SIGN_IN section: SIGN_IN_URL
    MORE section: MORE_URL; BACK section: BACK_URL }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a><span aria-hidden="true">›</span><a href="{{MISSION_URL}}">[[missions.page_title]]</a></nav>
<div class="page-title"><h1>{{TITLE}}</h1>{{#KEY}}<p class="meta"><span class="badge badge-brand">[[missions.key_figure]]</span></p>{{/KEY}}</div>
<section class="card mb-5" aria-label="{{TITLE}}">
[[include:community/html/figure_parts.tpl]]
</section>
<section aria-labelledby="h-rows"><h2 id="h-rows">[[missions.rows_title]]</h2><p class="small ink2">[[missions.rows_lead]]</p>
{{#SIGN_IN}}<p class="alert mt-3">[[icon:lock]]<span>[[missions.rows_members]] <a href="{{SIGN_IN_URL}}" rel="nofollow">[[web.sign_in]]</a></span></p>{{/SIGN_IN}}
{{#EMPTY}}<div class="empty mt-3"><p>[[missions.rows_empty]]</p></div>{{/EMPTY}}
<ul class="rows">{{#ROW}}<li><a href="{{URL}}">{{NAME}}</a><p class="meta">{{#COUNTED}}<span class="badge badge-ok">[[icon:check]][[missions.row_counted]]</span>{{/COUNTED}}<span>{{ROW_WORDS}}</span>{{#WHEN}}<span class="sep">[[include:community/html/time.tpl]]</span>{{/WHEN}}</p></li>
{{/ROW}}</ul>
<nav class="pages" aria-label="[[web.pages]]">{{#BACK}}<a class="btn" href="{{BACK_URL}}">[[icon:chevron-left]][[missions.rows_first]]</a>{{/BACK}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[missions.rows_more]][[icon:chevron-right]]</a>{{/MORE}}</nav></section>
</main>
