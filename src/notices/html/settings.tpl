{{%AUTOESCAPE context="HTML"}}
{{! notices/html/settings.tpl: what one is told of. Data: pages_preferences.cc.
    problems.tpl; choices.tpl; QUIET_FROM, QUIET_UNTIL ("22:00" or ""), QUIET_FROM_ERROR section; TIME_ZONE, TIME_ZONE_ERROR section
    ON_START, ON_REPLY repeated: VALUE, TEXT, CHECKED section; PLACE repeated: URL, TITLE, LEVEL_WORDS; NO_PLACES section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[web.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
<form class="form" method="post" action="/settings/notices" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
[[include:notices/html/choices.tpl]]
<fieldset class="field{{#QUIET_FROM_ERROR}} err{{/QUIET_FROM_ERROR}}"><legend class="label mb-3">[[notices.quiet_label]]</legend><div class="row row-wrap"><label class="small" for="quiet_from">[[notices.quiet_from]]</label><input class="input" type="time" id="quiet_from" name="quiet_from" value="{{QUIET_FROM}}" aria-describedby="quiet-hint{{#QUIET_FROM_ERROR}} quiet-msg{{/QUIET_FROM_ERROR}}"{{#QUIET_FROM_ERROR}} aria-invalid="true"{{/QUIET_FROM_ERROR}}><label class="small" for="quiet_until">[[notices.quiet_until]]</label><input class="input" type="time" id="quiet_until" name="quiet_until" value="{{QUIET_UNTIL}}"></div><p class="hint" id="quiet-hint">[[notices.quiet_hint]]</p>{{#QUIET_FROM_ERROR}}<p class="msg" id="quiet-msg">[[icon:circle-alert]]{{QUIET_FROM_ERROR_TEXT}}</p>{{/QUIET_FROM_ERROR}}</fieldset>
<div class="field{{#TIME_ZONE_ERROR}} err{{/TIME_ZONE_ERROR}}"><label class="label" for="time_zone">[[notices.time_zone]]</label><input class="input" id="time_zone" name="time_zone" value="{{TIME_ZONE}}" maxlength="60" autocomplete="off" spellcheck="false" list="zones"{{#TIME_ZONE_ERROR}} aria-invalid="true" aria-describedby="zone-msg"{{/TIME_ZONE_ERROR}}><datalist id="zones"><option value="Europe/Madrid"></option><option value="Atlantic/Canary"></option><option value="Europe/London"></option><option value="America/Mexico_City"></option><option value="America/Bogota"></option><option value="America/Lima"></option><option value="America/Santiago"></option><option value="America/Argentina/Buenos_Aires"></option><option value="America/Caracas"></option><option value="America/New_York"></option></datalist>{{#TIME_ZONE_ERROR}}<p class="msg" id="zone-msg">[[icon:circle-alert]]{{TIME_ZONE_ERROR_TEXT}}</p>{{/TIME_ZONE_ERROR}}</div>
<fieldset class="field"><legend class="label mb-3">[[notices.on_start]]</legend><div class="choices">{{#ON_START}}<label><input type="radio" name="on_start" value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}> {{TEXT}}</label>{{/ON_START}}</div></fieldset>
<fieldset class="field"><legend class="label mb-3">[[notices.on_reply]]</legend><div class="choices">{{#ON_REPLY}}<label><input type="radio" name="on_reply" value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}> {{TEXT}}</label>{{/ON_REPLY}}</div><p class="hint">[[notices.levels_hint]]</p></fieldset>
<div class="form-actions"><button class="btn btn-primary">[[settings.save]]</button></div>
</form>
<section class="card mt-5" aria-labelledby="h-places"><h2 id="h-places">[[notices.places]]</h2>{{#NO_PLACES}}<p class="small ink2 mt-2">[[notices.no_places]]</p>{{/NO_PLACES}}<ul class="linklist mt-2">{{#PLACE}}<li><a href="{{URL}}">{{TITLE}}<span class="meta"><span>{{LEVEL_WORDS}}</span></span></a></li>{{/PLACE}}</ul></section>
</main>
