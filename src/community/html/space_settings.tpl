{{%AUTOESCAPE context="HTML"}}
{{! community/html/space_settings.tpl: a space, and the mission without which a community does not open. Data: space_pages.cc.
    HEADING; MODERATORS section (not of new ones): MODERATORS_URL; ACTION where the form goes; problems.tpl; DRAFT section: not open yet
    TITLE_VALUE, SLUG_VALUE, DESCRIPTION_VALUE; TITLE_ERROR, SLUG_ERROR, DESCRIPTION_ERROR sections with …_TEXT; NEW section: slug can be chosen
    PARENT section (new spaces): OPTION repeated: SLUG, NAME, SELECTED section
    VISIBILITY repeated: VALUE, TEXT, SELECTED section
    MISSION section (communities): PARTICIPANT, ORGANISATION, MEASURED; PARTICIPANT_ERROR… sections with …_TEXT; TARGET_VALUE in percent;
      TARGET_ERROR section; KEY_FIGURE repeated: VALUE, TEXT, SELECTED section; TARGET_DATE_VALUE, TARGET_DATE_ERROR section; NORMS_URL
    OPEN section: may be opened: a second button; ARCHIVE section: is open, may be archived
    CATEGORIES section: CATEGORY repeated: URL, NAME; NEW_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>{{HEADING}}</h1>{{#MODERATORS}}<p><a href="{{MODERATORS_URL}}">[[review.moderators]]</a></p>{{/MODERATORS}}</div>
{{#DRAFT}}<p class="alert mb-5">[[icon:target]]<span>[[missions.not_open_yet]]</span></p>{{/DRAFT}}
<form class="form" method="post" action="{{ACTION}}" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#TITLE_ERROR}} err{{/TITLE_ERROR}}"><label class="label" for="title">[[spaces.title]]</label><input class="input" id="title" name="title" required maxlength="120" value="{{TITLE_VALUE}}"{{#TITLE_ERROR}} aria-invalid="true" aria-describedby="title-msg"{{/TITLE_ERROR}}>{{#TITLE_ERROR}}<p class="msg" id="title-msg">[[icon:circle-alert]]{{TITLE_ERROR_TEXT}}</p>{{/TITLE_ERROR}}</div>
{{#NEW}}<div class="field{{#SLUG_ERROR}} err{{/SLUG_ERROR}}"><label class="label" for="slug">[[spaces.slug]]</label><input class="input" id="slug" name="slug" maxlength="80" autocapitalize="none" value="{{SLUG_VALUE}}" aria-describedby="slug-msg"{{#SLUG_ERROR}} aria-invalid="true"{{/SLUG_ERROR}}><p class="hint" id="slug-msg">[[spaces.slug_hint]]</p>{{#SLUG_ERROR}}<p class="msg">[[icon:circle-alert]]{{SLUG_ERROR_TEXT}}</p>{{/SLUG_ERROR}}</div>{{/NEW}}
<div class="field{{#DESCRIPTION_ERROR}} err{{/DESCRIPTION_ERROR}}"><label class="label" for="description">[[spaces.description]]</label><input class="input" id="description" name="description" maxlength="300" value="{{DESCRIPTION_VALUE}}">{{#DESCRIPTION_ERROR}}<p class="msg">[[icon:circle-alert]]{{DESCRIPTION_ERROR_TEXT}}</p>{{/DESCRIPTION_ERROR}}</div>
{{#PARENT}}<div class="field"><label class="label" for="parent">[[spaces.parent]]</label><select class="input" id="parent" name="parent"><option value="">[[spaces.no_parent]]</option>{{#OPTION}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>{{/OPTION}}</select></div><div class="choices"><label><input type="checkbox" name="workspace" value="1"> [[spaces.workspace]]</label></div>{{/PARENT}}
<div class="field"><label class="label" for="visibility">[[spaces.visibility]]</label><select class="input" id="visibility" name="visibility">{{#VISIBILITY}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/VISIBILITY}}</select></div>
{{#MISSION}}<fieldset class="form"><legend><h2>[[missions.title]]</h2></legend><p class="small ink2">[[missions.lead]]</p>
<div class="field{{#PARTICIPANT_ERROR}} err{{/PARTICIPANT_ERROR}}"><label class="label" for="participant">[[missions.participant]]</label><textarea class="input" id="participant" name="participant" maxlength="400" aria-describedby="participant-msg">
{{PARTICIPANT:p}}</textarea><p class="hint" id="participant-msg">[[missions.participant_hint]]</p>{{#PARTICIPANT_ERROR}}<p class="msg">[[icon:circle-alert]]{{PARTICIPANT_ERROR_TEXT}}</p>{{/PARTICIPANT_ERROR}}</div>
<div class="field{{#ORGANISATION_ERROR}} err{{/ORGANISATION_ERROR}}"><label class="label" for="organisation">[[missions.organisation]]</label><textarea class="input" id="organisation" name="organisation" maxlength="400" aria-describedby="organisation-msg">
{{ORGANISATION:p}}</textarea><p class="hint" id="organisation-msg">[[missions.organisation_hint]]</p>{{#ORGANISATION_ERROR}}<p class="msg">[[icon:circle-alert]]{{ORGANISATION_ERROR_TEXT}}</p>{{/ORGANISATION_ERROR}}</div>
<div class="field{{#MEASURED_ERROR}} err{{/MEASURED_ERROR}}"><label class="label" for="measured">[[missions.measured]]</label><textarea class="input" id="measured" name="measured" maxlength="400" aria-describedby="measured-msg">
{{MEASURED:p}}</textarea><p class="hint" id="measured-msg">[[missions.measured_hint]]</p>{{#MEASURED_ERROR}}<p class="msg">[[icon:circle-alert]]{{MEASURED_ERROR_TEXT}}</p>{{/MEASURED_ERROR}}</div>
<div class="field"><label class="label" for="key_figure">[[missions.key_figure]]</label><select class="input" id="key_figure" name="key_figure">{{#KEY_FIGURE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{TEXT}}</option>{{/KEY_FIGURE}}</select></div>
<div class="field{{#TARGET_ERROR}} err{{/TARGET_ERROR}}"><label class="label" for="target">[[missions.target]]</label><input class="input" id="target" name="target" inputmode="numeric" value="{{TARGET_VALUE}}" aria-describedby="target-msg"><p class="hint" id="target-msg">[[missions.target_hint]]</p>{{#TARGET_ERROR}}<p class="msg">[[icon:circle-alert]]{{TARGET_ERROR_TEXT}}</p>{{/TARGET_ERROR}}</div>
<div class="field{{#TARGET_DATE_ERROR}} err{{/TARGET_DATE_ERROR}}"><label class="label" for="target_date">[[missions.target_date]]</label><input class="input" id="target_date" name="target_date" type="date" value="{{TARGET_DATE_VALUE}}"{{#TARGET_DATE_ERROR}} aria-invalid="true" aria-describedby="target-date-msg"{{/TARGET_DATE_ERROR}}>{{#TARGET_DATE_ERROR}}<p class="msg" id="target-date-msg">[[icon:circle-alert]]{{TARGET_DATE_ERROR_TEXT}}</p>{{/TARGET_DATE_ERROR}}</div>
<p><a href="{{NORMS_URL}}">[[norms.write]]</a></p></fieldset>{{/MISSION}}
<div class="form-actions"><button class="btn btn-primary">[[spaces.save]]</button>{{#OPEN}}<button class="btn" name="state" value="open">[[spaces.save_and_open]]</button>{{/OPEN}}{{#ARCHIVE}}<button class="btn btn-danger" name="state" value="archived" data-confirm="[[spaces.confirm_archive]]">[[spaces.archive]]</button>{{/ARCHIVE}}</div>
</form>
{{#CATEGORIES}}<section class="mt-5" aria-labelledby="h-cat"><div class="section-head"><h2 id="h-cat">[[spaces.categories]]</h2><a class="btn" href="{{NEW_URL}}">[[icon:plus]][[spaces.new_category]]</a></div><ul class="linklist">{{#CATEGORY}}<li><a href="{{URL}}">{{NAME}}</a></li>{{/CATEGORY}}</ul></section>{{/CATEGORIES}}
</main>
