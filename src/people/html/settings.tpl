{{%AUTOESCAPE context="HTML"}}
{{! people/html/settings.tpl: what a person says of themselves, language and colours. Data: pages_settings.cc.
    problems.tpl; NAME, HEADLINE, BIO as typed; LANGUAGE_ES, LANGUAGE_EN, THEME_SYSTEM, THEME_LIGHT, THEME_DARK sections }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[web.settings]]</h1></div>
[[include:people/html/settings_nav.tpl]]
<form class="form" method="post" action="/settings" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#NAME_ERROR}} err{{/NAME_ERROR}}"><label class="label" for="name">[[people.name]]</label>
<input class="input" id="name" name="name" type="text" autocomplete="name" required maxlength="120" value="{{NAME}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}} aria-describedby="name-hint{{#NAME_ERROR}} name-msg{{/NAME_ERROR}}">
<p class="hint" id="name-hint">[[people.name_hint]]</p>{{#NAME_ERROR}}<p class="msg" id="name-msg">[[icon:circle-alert]]{{NAME_ERROR_TEXT}}</p>{{/NAME_ERROR}}</div>
<div class="field{{#HEADLINE_ERROR}} err{{/HEADLINE_ERROR}}"><label class="label" for="headline">[[settings.headline]]</label>
<input class="input" id="headline" name="headline" type="text" autocomplete="off" maxlength="120" value="{{HEADLINE}}"{{#HEADLINE_ERROR}} aria-invalid="true"{{/HEADLINE_ERROR}} aria-describedby="headline-hint{{#HEADLINE_ERROR}} headline-msg{{/HEADLINE_ERROR}}">
<p class="hint" id="headline-hint">[[settings.headline_hint]]</p>{{#HEADLINE_ERROR}}<p class="msg" id="headline-msg">[[icon:circle-alert]]{{HEADLINE_ERROR_TEXT}}</p>{{/HEADLINE_ERROR}}</div>
<div class="field{{#BIO_ERROR}} err{{/BIO_ERROR}}"><label class="label" for="bio">[[settings.bio]]</label>
<textarea class="input" id="bio" name="bio" maxlength="4000" aria-describedby="bio-hint{{#BIO_ERROR}} bio-msg{{/BIO_ERROR}}"{{#BIO_ERROR}} aria-invalid="true"{{/BIO_ERROR}}>
{{BIO:p}}</textarea><p class="hint" id="bio-hint">[[settings.bio_hint]]</p>{{#BIO_ERROR}}<p class="msg" id="bio-msg">[[icon:circle-alert]]{{BIO_ERROR_TEXT}}</p>{{/BIO_ERROR}}</div>
<fieldset class="field"><legend class="label mb-3">[[settings.language]]</legend><div class="choices"><label><input type="radio" name="language" value="es"{{#LANGUAGE_ES}} checked{{/LANGUAGE_ES}}> <span lang="es">Español</span></label><label><input type="radio" name="language" value="en"{{#LANGUAGE_EN}} checked{{/LANGUAGE_EN}}> <span lang="en">English</span></label></div></fieldset>
<fieldset class="field"><legend class="label mb-3">[[settings.theme]]</legend><div class="choices"><label><input type="radio" name="theme" value="system"{{#THEME_SYSTEM}} checked{{/THEME_SYSTEM}}> [[settings.theme_system]]</label><label><input type="radio" name="theme" value="light"{{#THEME_LIGHT}} checked{{/THEME_LIGHT}}> [[settings.theme_light]]</label><label><input type="radio" name="theme" value="dark"{{#THEME_DARK}} checked{{/THEME_DARK}}> [[settings.theme_dark]]</label></div></fieldset>
<div class="form-actions"><button class="btn btn-primary">[[settings.save]]</button></div>
</form>
</main>
