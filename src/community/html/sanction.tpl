{{%AUTOESCAPE context="HTML"}}
{{! community/html/sanction.tpl: silence or suspend somebody for a while, always with a reason. Data: moderation_pages.cc.
    NAME, ACTION, BACK_URL; problems.tpl; CURRENT section: CURRENT_WORDS, the sanction in force, with a button to lift it
    KIND repeated: VALUE, TEXT, CHECKED section; KIND_ERROR section: KIND_ERROR_TEXT; DAYS repeated: VALUE, TEXT, SELECTED section
    REASON; REASON_ERROR section: REASON_ERROR_TEXT }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[moderation.sanction_title]] {{NAME}}</h1><p class="lead">[[moderation.sanction_lead]]</p></div>
{{#CURRENT}}<form class="alert mb-5" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]<div class="stack"><p>{{CURRENT_WORDS}}</p><p><button class="btn" name="lift" value="1">[[moderation.lift]]</button></p></div></form>{{/CURRENT}}
<form class="form" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<fieldset class="field{{#KIND_ERROR}} err{{/KIND_ERROR}}" id="kind"><legend class="label mb-3">[[moderation.what]]</legend><div class="choices">{{#KIND}}<label><input type="radio" name="kind" value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}> {{TEXT}}</label>{{/KIND}}</div>{{#KIND_ERROR}}<p class="msg">[[icon:circle-alert]]{{KIND_ERROR_TEXT}}</p>{{/KIND_ERROR}}</fieldset>
<div class="field"><label class="label" for="days">[[moderation.how_long]]</label><select class="input" id="days" name="days">{{#DAYS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/DAYS}}</select></div>
<div class="field{{#REASON_ERROR}} err{{/REASON_ERROR}}"><label class="label" for="reason">[[moderation.why]]</label><textarea class="input" id="reason" name="reason" required maxlength="500" aria-describedby="reason-msg">
{{REASON}}</textarea><p class="hint" id="reason-msg">[[moderation.why_hint]]</p>{{#REASON_ERROR}}<p class="msg">[[icon:circle-alert]]{{REASON_ERROR_TEXT}}</p>{{/REASON_ERROR}}</div>
<div class="form-actions"><button class="btn btn-danger" data-confirm="[[moderation.confirm_sanction]]">[[moderation.apply]]</button><a class="btn btn-quiet" href="{{BACK_URL}}">[[web.cancel]]</a></div>
</form></main>
