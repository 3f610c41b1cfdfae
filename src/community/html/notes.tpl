{{%AUTOESCAPE context="HTML"}}
{{! community/html/notes.tpl: what staff wrote down about somebody, and their trust. Data: staff_pages.cc.
    NAME, PROFILE_URL, ACTION; problems.tpl; TRUST section: LEVEL_WORDS, LOCKED section, TRUST_ACTION, LEVEL repeated: VALUE, LEVEL_TEXT,
    SELECTED section; NOTE repeated: ID, AUTHOR_NAME, NOTE_TEXT, AT_…, REMOVE section; EMPTY section; TEXT as typed; TEXT_ERROR section: TEXT_ERROR_TEXT }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[notes.title]]</h1><p class="lead"><a href="{{PROFILE_URL}}">{{NAME}}</a></p></div>
<p class="ink2">[[notes.lead]]</p>
[[include:web/html/problems.tpl]]
<ul class="rows">{{#NOTE}}<li><p>{{NOTE_TEXT}}</p><p class="meta"><span>{{AUTHOR_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p>{{#REMOVE}}<form method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]<button class="btn btn-quiet" name="remove" value="{{ID}}" data-confirm="[[notes.confirm]]">[[notes.remove]]</button></form>{{/REMOVE}}</li>
{{/NOTE}}</ul>
{{#EMPTY}}<p class="ink2">[[notes.empty]]</p>{{/EMPTY}}
<form class="form mt-5" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]<div class="field{{#TEXT_ERROR}} err{{/TEXT_ERROR}}"><label class="label" for="text">[[notes.label]]</label><textarea class="input" id="text" name="text" required maxlength="4000"{{#TEXT_ERROR}} aria-invalid="true"{{/TEXT_ERROR}}>
{{TEXT:p}}</textarea>{{#TEXT_ERROR}}<p class="msg">[[icon:circle-alert]]{{TEXT_ERROR_TEXT}}</p>{{/TEXT_ERROR}}</div><div class="form-actions"><button class="btn btn-primary">[[notes.write]]</button></div></form>
{{#TRUST}}<section class="card mt-5" aria-labelledby="h-trust"><h2 id="h-trust">{{LEVEL_WORDS}}</h2>{{#LOCKED}}<p class="small ink2">[[trust.locked]]</p>{{/LOCKED}}<form class="row row-wrap mt-3" method="post" action="{{TRUST_ACTION}}">[[include:web/html/csrf.tpl]]<label class="label" for="level">[[trust.set]]</label><select class="input" id="level" name="level"><option value="">[[trust.by_rule]]</option>{{#LEVEL}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LEVEL_TEXT}}</option>{{/LEVEL}}</select><button class="btn">[[trust.save]]</button></form></section>{{/TRUST}}
</main>
