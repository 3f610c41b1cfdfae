{{%AUTOESCAPE context="HTML"}}
{{! community/html/report_person.tpl: tell the moderators about somebody. Data: standing_pages.cc.
    ACTION, BACK_URL, NAME; problems.tpl; REASON repeated: VALUE, TEXT, CHECKED section;
    REASON_ERROR section: REASON_ERROR_TEXT; NOTE }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>[[moderation.report_person]]</h1><p class="lead">[[moderation.report_lead]]</p></div>
<p class="lead mb-5"><b>{{NAME}}</b></p>
<form class="form" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<fieldset class="field{{#REASON_ERROR}} err{{/REASON_ERROR}}" id="reason"><legend class="label mb-3">[[moderation.reason]]</legend><div class="choices">{{#REASON}}<label><input type="radio" name="reason" value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}> {{TEXT}}</label>{{/REASON}}</div>{{#REASON_ERROR}}<p class="msg">[[icon:circle-alert]]{{REASON_ERROR_TEXT}}</p>{{/REASON_ERROR}}</fieldset>
<div class="field"><label class="label" for="note">[[moderation.note]]</label><textarea class="input" id="note" name="note" maxlength="1000">
{{NOTE:p}}</textarea></div>
<div class="form-actions"><button class="btn btn-primary">[[moderation.send_report]]</button><a class="btn btn-quiet" href="{{BACK_URL}}">[[web.cancel]]</a></div>
</form></main>
