{{%AUTOESCAPE context="HTML"}}
{{! community/html/norms_edit.tpl: write the norms. Data: norms_pages.cc.
    NORMS_URL, ACTION; problems.tpl; BASED_ON the version read; NOTE_FIELD section (not for the first): NOTE_VALUE, NOTE_ERROR section: NOTE_ERROR_TEXT
    editor.tpl; PREVIEW section: PREVIEW_HTML }}
<main id="contenido" class="wrap middle">
<nav class="crumbs" aria-label="[[web.path]]"><a href="{{NORMS_URL}}">[[norms.title]]</a></nav>
<div class="page-title"><h1>[[norms.write]]</h1><p class="lead">[[norms.write_lead]]</p></div>
<form class="form" method="post" action="{{ACTION}}" novalidate>[[include:web/html/csrf.tpl]]<input type="hidden" name="based_on" value="{{BASED_ON}}">
[[include:web/html/problems.tpl]]
<div class="field{{#BODY_ERROR}} err{{/BODY_ERROR}}"><label class="label" for="body">[[norms.body]]</label>
[[include:community/html/editor.tpl]]</div>
{{#NOTE_FIELD}}<div class="field{{#NOTE_ERROR}} err{{/NOTE_ERROR}}"><label class="label" for="note">[[norms.note]]</label><input class="input" id="note" name="note" maxlength="200" autocomplete="off" value="{{NOTE_VALUE}}" aria-describedby="note-hint"{{#NOTE_ERROR}} aria-invalid="true"{{/NOTE_ERROR}}><p class="hint" id="note-hint">[[norms.note_hint]]</p>{{#NOTE_ERROR}}<p class="msg">[[icon:circle-alert]]{{NOTE_ERROR_TEXT}}</p>{{/NOTE_ERROR}}</div>{{/NOTE_FIELD}}
{{#PREVIEW}}<section class="preview" id="preview" aria-labelledby="h-prev"><h2 id="h-prev">[[editor.preview]]</h2><div class="prose">{{PREVIEW_HTML:none}}</div></section>{{/PREVIEW}}
<div class="form-actions"><button class="btn btn-primary" data-main>[[norms.save]]</button><button class="btn" name="preview" value="1">[[editor.preview]]</button></div>
</form>
</main>
