{{%AUTOESCAPE context="HTML"}}
{{! community/html/figure_parts.tpl: a figure with its target, formula and trend. Data: figure_values.cc.
    VALUE_SECTION: VALUE; or TOO_LITTLE: TOO_LITTLE_TEXT; FORMULA, INPUTS; TARGET: TARGET_WORDS, REACHED or NOT_REACHED section
    TREND: POINTS, TREND_LABEL, TARGET_LINE section: Y; WEEK repeated: DATE, WEEK_VALUE, WEEK_OF }}
{{#VALUE_SECTION}}<p class="figure mt-4">{{VALUE}}</p><p class="small muted">[[missions.in_30_days]]</p>{{/VALUE_SECTION}}
{{#TOO_LITTLE}}<p class="mt-4"><b>[[missions.too_little]]</b></p><p class="small ink2">{{TOO_LITTLE_TEXT}}</p>{{/TOO_LITTLE}}
{{#TARGET}}<p class="mt-3">{{TARGET_WORDS}} {{#REACHED}}<span class="badge badge-ok">[[icon:check]][[missions.reached]]</span>{{/REACHED}}{{#NOT_REACHED}}<span class="badge">[[missions.not_reached]]</span>{{/NOT_REACHED}}</p>{{/TARGET}}
<dl class="mt-4 stack"><div><dt><b>[[missions.formula_title]]</b></dt><dd>{{FORMULA}}</dd></div><div><dt><b>[[missions.inputs_title]]</b></dt><dd>{{INPUTS}}</dd></div></dl>
{{#TREND}}<div class="trend mt-4"><svg class="trend-line" viewBox="0 0 320 90" role="img" aria-label="{{TREND_LABEL}}">{{#TARGET_LINE}}<line class="trend-target" x1="0" x2="320" y1="{{Y}}" y2="{{Y}}"></line>{{/TARGET_LINE}}<polyline points="{{POINTS}}"></polyline></svg>
<details><summary>[[missions.trend_table]]</summary><table class="table mt-2"><caption class="vh">{{TREND_LABEL}}</caption><thead><tr><th scope="col">[[missions.until]]</th><th scope="col">[[missions.value]]</th><th scope="col">[[missions.counted]]</th></tr></thead><tbody>{{#WEEK}}<tr><th scope="row">{{DATE}}</th><td>{{WEEK_VALUE}}</td><td>{{WEEK_OF}}</td></tr>
{{/WEEK}}</tbody></table></details></div>{{/TREND}}
