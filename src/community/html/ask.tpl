{{%AUTOESCAPE context="HTML"}}
{{! community/html/ask.tpl: ask a question or start a discussion. Data: ask.cc.
    problems.tpl; NEWCOMER section; SILENCED section: SILENCED_TEXT (then no form: FORM section is hidden)
    FORM section: OPENED; NORMS section (first-time writers): NORMS_HTML, NORMS_URL; TITLE_VALUE, TITLE_ERROR section: TITLE_ERROR_TEXT
      QUESTION_CHECKED, DISCUSSION_CHECKED sections
      SPACE repeated: SLUG, NAME, SELECTED section; SPACE_ERROR section: SPACE_ERROR_TEXT
      TAGS_VALUE; TAGS_ERROR section: TAGS_ERROR_TEXT; TAG_OPTION repeated: NAME, known tags
      editor.tpl; PREVIEW section: PREVIEW_TITLE, PREVIEW_HTML
      similar.tpl; DRAFT_VERSION; OTHER_DRAFT section: another draft waits at /ask }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1><span class="raya">[[ask.title]]</span></h1><p class="lead">[[ask.lead]]</p></div>
{{#SILENCED}}<p class="alert">[[icon:info]]<span>{{SILENCED_TEXT}}</span></p>{{/SILENCED}}
{{#FORM}}{{#NEWCOMER}}<p class="alert alert-info mb-5">[[icon:info]]<span>[[ask.newcomer]]</span></p>{{/NEWCOMER}}
{{#OTHER_DRAFT}}<p class="alert alert-info mb-5">[[icon:info]]<span>[[community.drafts.other]] <a href="/ask">[[community.drafts.open_other]]</a></span></p>{{/OTHER_DRAFT}}
{{#NORMS}}<details class="card mb-5" open><summary><b>[[norms.before_writing]]</b></summary><div class="prose mt-3">{{NORMS_HTML:none}}</div><p class="mt-3"><a href="{{NORMS_URL}}">[[norms.read]]</a></p></details>
{{/NORMS}}<form class="form" method="post" action="/ask" novalidate data-draft="ask" data-version="{{DRAFT_VERSION}}">[[include:web/html/csrf.tpl]]<input type="hidden" name="opened" value="{{OPENED}}">
[[include:web/html/problems.tpl]]
<div class="field{{#TITLE_ERROR}} err{{/TITLE_ERROR}}"><label class="label" for="title">[[ask.title_label]]</label>
<input class="input" id="title" name="title" required maxlength="120" autocomplete="off" value="{{TITLE_VALUE}}" hx-get="/ask/similar" hx-trigger="input changed delay:400ms" hx-target="#similar" hx-include="#similar input" aria-describedby="title-msg"{{#TITLE_ERROR}} aria-invalid="true"{{/TITLE_ERROR}}>
<p id="title-msg" class="hint">[[ask.title_hint]]</p>{{#TITLE_ERROR}}<p class="msg">[[icon:circle-alert]]{{TITLE_ERROR_TEXT}}</p>{{/TITLE_ERROR}}</div>
<div id="similar" aria-live="polite">[[include:community/html/similar.tpl]]</div>
<fieldset class="field"><legend class="label mb-3">[[ask.kind]]</legend><div class="choices"><label><input type="radio" name="kind" value="question"{{#QUESTION_CHECKED}} checked{{/QUESTION_CHECKED}}> [[ask.kind_question]]</label><label><input type="radio" name="kind" value="discussion"{{#DISCUSSION_CHECKED}} checked{{/DISCUSSION_CHECKED}}> [[ask.kind_discussion]]</label></div></fieldset>
<div class="field{{#BODY_ERROR}} err{{/BODY_ERROR}}"><label class="label" for="body">[[ask.body_label]]</label><p class="hint">[[ask.body_hint]]</p>
[[include:community/html/editor.tpl]][[include:community/html/draft_state.tpl]]</div>
<div class="field{{#SPACE_ERROR}} err{{/SPACE_ERROR}}"><label class="label" for="space">[[ask.space_label]]</label>
<select class="input" id="space" name="space" required{{#SPACE_ERROR}} aria-invalid="true" aria-describedby="space-msg"{{/SPACE_ERROR}}><option value="">[[ask.space_choose]]</option>{{#SPACE}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>{{/SPACE}}</select>
{{#SPACE_ERROR}}<p class="msg" id="space-msg">[[icon:circle-alert]]{{SPACE_ERROR_TEXT}}</p>{{/SPACE_ERROR}}</div>
<div class="field{{#TAGS_ERROR}} err{{/TAGS_ERROR}}"><label class="label" for="tags">[[ask.tags_label]]</label>
<input class="input" id="tags" name="tags" list="known-tags" autocomplete="off" value="{{TAGS_VALUE}}" aria-describedby="tags-msg"{{#TAGS_ERROR}} aria-invalid="true"{{/TAGS_ERROR}}><datalist id="known-tags">{{#TAG_OPTION}}<option value="{{NAME}}"></option>{{/TAG_OPTION}}</datalist>
<p id="tags-msg" class="hint">[[ask.tags_hint]]</p>{{#TAGS_ERROR}}<p class="msg">[[icon:circle-alert]]{{TAGS_ERROR_TEXT}}</p>{{/TAGS_ERROR}}</div>
{{#PREVIEW}}<section class="preview" id="preview" aria-labelledby="h-prev"><h2 id="h-prev">[[editor.preview]]</h2><h3>{{PREVIEW_TITLE}}</h3><div class="prose mt-3">{{PREVIEW_HTML:none}}</div></section>{{/PREVIEW}}
<div class="form-actions"><button class="btn btn-primary" data-main>[[ask.post]]</button><button class="btn" name="preview" value="1" formaction="/ask#preview">[[editor.preview]]</button></div>
</form>{{/FORM}}
</main>
