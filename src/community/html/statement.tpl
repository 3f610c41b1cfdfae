{{%AUTOESCAPE context="HTML"}}
{{! community/html/statement.tpl: why something was restricted, and how to object. Data: standing_pages.cc.
    ID, WHAT_WORDS, RULE_WORDS, FACTS or NO_FACTS section; TITLE section: TITLE_TEXT; QUOTE section: QUOTE_TEXT; AUTOMATED or BY_PERSON
    section; APPEAL_UNTIL; UNTIL section: UNTIL_WORDS; UNDONE section; APPEAL section: APPEAL_TEXT, ANSWER_WORDS, ANSWER section: ANSWER_TEXT
    AT_…; MAY_APPEAL section: KEY, TEXT, TEXT_ERROR section: TEXT_ERROR_TEXT; MAY_UNDO section; problems.tpl }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[review.statement]]</h1><p class="lead">{{WHAT_WORDS}}</p></div>
{{#UNDONE}}<p class="alert alert-ok mb-5">[[icon:circle-check-big]]<span>[[review.was_undone]]</span></p>{{/UNDONE}}
[[include:web/html/problems.tpl]]
<dl class="stack">
<div><dt class="label">[[review.what]]</dt><dd>{{#TITLE}}<p>{{TITLE_TEXT}}</p>{{/TITLE}}{{#QUOTE}}<blockquote class="quote"><p>{{QUOTE_TEXT}}</p></blockquote>{{/QUOTE}}<p class="meta"><span>[[include:community/html/time.tpl]]</span></p></dd></div>
<div><dt class="label">[[review.rule]]</dt><dd>{{RULE_WORDS}}</dd></div>
<div><dt class="label">[[review.facts_title]]</dt><dd>{{#NO_FACTS}}[[review.facts_none]]{{/NO_FACTS}}{{FACTS}}</dd></div>
{{#UNTIL}}<div><dt class="label">[[review.until]]</dt><dd>{{UNTIL_WORDS}}</dd></div>{{/UNTIL}}
<div><dt class="label">[[review.who]]</dt><dd>{{#AUTOMATED}}[[review.automated]]{{/AUTOMATED}}{{#BY_PERSON}}[[review.by_person]]{{/BY_PERSON}}</dd></div>
<div><dt class="label">[[review.appeal_until]]</dt><dd>{{APPEAL_UNTIL}}</dd></div>
</dl>
{{#APPEAL}}<section class="card mt-5" aria-labelledby="h-appeal"><h2 id="h-appeal">[[review.your_appeal]]</h2><blockquote class="quote"><p>{{APPEAL_TEXT}}</p></blockquote><p><b>{{ANSWER_WORDS}}</b></p>{{#ANSWER}}<p>{{ANSWER_TEXT}}</p>{{/ANSWER}}</section>{{/APPEAL}}
{{#MAY_APPEAL}}<form class="form mt-5" method="post" action="/statements/{{ID}}/appeal">[[include:web/html/csrf.tpl]]<input type="hidden" name="key" value="{{KEY}}">
<div class="field{{#TEXT_ERROR}} err{{/TEXT_ERROR}}"><label class="label" for="text">[[review.appeal]]</label><p class="hint" id="text-hint">[[review.appeal_hint]]</p><textarea class="input" id="text" name="text" required maxlength="4000" aria-describedby="text-hint"{{#TEXT_ERROR}} aria-invalid="true"{{/TEXT_ERROR}}>
{{TEXT:p}}</textarea>{{#TEXT_ERROR}}<p class="msg">[[icon:circle-alert]]{{TEXT_ERROR_TEXT}}</p>{{/TEXT_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary">[[review.send_appeal]]</button></div></form>
<p class="small ink2">[[review.court]]</p>{{/MAY_APPEAL}}
{{#MAY_UNDO}}<form class="mt-5" method="post" action="/statements/{{ID}}/undo">[[include:web/html/csrf.tpl]]<button class="btn">[[icon:undo-2]][[review.undo]]</button></form>{{/MAY_UNDO}}
</main>
