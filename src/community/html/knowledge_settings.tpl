{{%AUTOESCAPE context="HTML"}}
{{! community/html/knowledge_settings.tpl: what one knows, and how one is found. Data: people_pages.cc.
    problems.tpl; PLACE, EXPERTISE, INTERESTS as typed; …_ERROR sections with …_TEXT; LISTED, ASKED sections }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[members.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
<form class="form" method="post" action="/settings/knowledge" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#EXPERTISE_ERROR}} err{{/EXPERTISE_ERROR}}"><label class="label" for="expertise">[[members.expertise]]</label><input class="input" id="expertise" name="expertise" autocomplete="off" value="{{EXPERTISE}}" aria-describedby="expertise-hint"{{#EXPERTISE_ERROR}} aria-invalid="true"{{/EXPERTISE_ERROR}}><p class="hint" id="expertise-hint">[[members.expertise_hint]]</p>{{#EXPERTISE_ERROR}}<p class="msg">[[icon:circle-alert]]{{EXPERTISE_ERROR_TEXT}}</p>{{/EXPERTISE_ERROR}}</div>
<div class="field{{#INTERESTS_ERROR}} err{{/INTERESTS_ERROR}}"><label class="label" for="interests">[[members.interests]]</label><input class="input" id="interests" name="interests" autocomplete="off" value="{{INTERESTS}}" aria-describedby="interests-hint"{{#INTERESTS_ERROR}} aria-invalid="true"{{/INTERESTS_ERROR}}><p class="hint" id="interests-hint">[[members.interests_hint]]</p>{{#INTERESTS_ERROR}}<p class="msg">[[icon:circle-alert]]{{INTERESTS_ERROR_TEXT}}</p>{{/INTERESTS_ERROR}}</div>
<div class="field{{#PLACE_ERROR}} err{{/PLACE_ERROR}}"><label class="label" for="place">[[members.place]]</label><input class="input" id="place" name="place" autocomplete="address-level2" maxlength="80" value="{{PLACE}}"{{#PLACE_ERROR}} aria-invalid="true"{{/PLACE_ERROR}}>{{#PLACE_ERROR}}<p class="msg">[[icon:circle-alert]]{{PLACE_ERROR_TEXT}}</p>{{/PLACE_ERROR}}</div>
<div class="choices"><label><input type="checkbox" name="listed" value="1"{{#LISTED}} checked{{/LISTED}}> [[members.listed]]</label><label><input type="checkbox" name="asked" value="1"{{#ASKED}} checked{{/ASKED}}> [[members.asked]]</label></div>
<div class="form-actions"><button class="btn btn-primary">[[settings.save]]</button></div>
</form></main>
