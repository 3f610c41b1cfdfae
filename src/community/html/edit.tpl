{{%AUTOESCAPE context="HTML"}}
{{! community/html/edit.tpl: change a message. Data: edit.cc.
    ID, BACK_URL; problems.tpl; editor.tpl; PREVIEW section: PREVIEW_HTML
    OPENING section (the conversation's first message): TITLE_VALUE, TITLE_ERROR section: TITLE_ERROR_TEXT; TAGS_VALUE
    VERSION: edits so far, so that two people do not overwrite each other }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[conversations.edit_title]]</h1></div>
<form class="form" method="post" action="/messages/{{ID}}/edit" novalidate data-draft="edit-{{ID}}" data-version="{{VERSION}}" data-local>[[include:web/html/csrf.tpl]]<input type="hidden" name="version" value="{{VERSION}}">
[[include:web/html/problems.tpl]]
{{#OPENING}}<div class="field{{#TITLE_ERROR}} err{{/TITLE_ERROR}}"><label class="label" for="title">[[ask.title_label]]</label>
<input class="input" id="title" name="title" required maxlength="300" value="{{TITLE_VALUE}}"{{#TITLE_ERROR}} aria-invalid="true" aria-describedby="title-msg"{{/TITLE_ERROR}}>
{{#TITLE_ERROR}}<p class="msg" id="title-msg">[[icon:circle-alert]]{{TITLE_ERROR_TEXT}}</p>{{/TITLE_ERROR}}</div>{{/OPENING}}
<div class="field{{#BODY_ERROR}} err{{/BODY_ERROR}}"><label class="label" for="body">[[conversations.text]]</label>
[[include:community/html/editor.tpl]]</div>
{{#OPENING}}<div class="field"><label class="label" for="tags">[[ask.tags_label]]</label>
<input class="input" id="tags" name="tags" autocomplete="off" value="{{TAGS_VALUE}}" aria-describedby="tags-msg"><p id="tags-msg" class="hint">[[ask.tags_hint]]</p></div>{{/OPENING}}
{{#PREVIEW}}<section class="preview" aria-labelledby="h-prev"><h2 id="h-prev">[[editor.preview]]</h2><div class="prose">{{PREVIEW_HTML:none}}</div></section>{{/PREVIEW}}
<div class="form-actions"><button class="btn btn-primary" data-main>[[conversations.save_edit]]</button><button class="btn" name="preview" value="1">[[editor.preview]]</button><a class="btn btn-quiet" href="{{BACK_URL}}">[[web.cancel]]</a></div>
</form></main>
