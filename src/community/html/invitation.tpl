{{%AUTOESCAPE context="HTML"}}
{{! community/html/invitation.tpl: what the link of an invitation says. Data: workspace_pages.cc.
    ID, NAME of the space, ABOUT section: DESCRIPTION, INVITED_WORDS, KEY, AT_…; CONFINED section; problems.tpl
    SIGNED_IN section; SIGN_IN section: SIGN_IN_URL; NEW_ACCOUNT section: EMAIL, NAME_VALUE; NAME_ERROR, PASSWORD_ERROR sections with …_TEXT }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>{{NAME}}</h1><p class="lead">{{INVITED_WORDS}}</p></div>
{{#ABOUT}}<p>{{DESCRIPTION}}</p>{{/ABOUT}}
{{#CONFINED}}<p class="alert alert-info mb-5">[[icon:info]]<span>[[workspaces.confined_note]]</span></p>{{/CONFINED}}
{{#SIGNED_IN}}<form class="form-actions" method="post" action="/invitations/{{ID}}">[[include:web/html/csrf.tpl]]<button class="btn btn-primary" name="answer" value="accept">[[workspaces.accept]]</button><button class="btn" name="answer" value="decline">[[workspaces.decline]]</button></form>{{/SIGNED_IN}}
{{#SIGN_IN}}<p class="form-actions"><a class="btn btn-primary" href="{{SIGN_IN_URL}}">[[workspaces.sign_in_first]]</a></p>{{/SIGN_IN}}
{{#NEW_ACCOUNT}}<form class="form" method="post" action="/invitation" novalidate>[[include:web/html/csrf.tpl]]<input type="hidden" name="key" value="{{KEY}}">
[[include:web/html/problems.tpl]]
<p>[[workspaces.new_account]] <strong>{{EMAIL}}</strong></p>
<div class="field{{#NAME_ERROR}} err{{/NAME_ERROR}}"><label class="label" for="name">[[people.name]]</label><input class="input" id="name" name="name" autocomplete="name" required maxlength="120" value="{{NAME_VALUE}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="msg">[[icon:circle-alert]]{{NAME_ERROR_TEXT}}</p>{{/NAME_ERROR}}</div>
<div class="field{{#PASSWORD_ERROR}} err{{/PASSWORD_ERROR}}"><label class="label" for="password">[[people.password]]</label><input class="input" id="password" name="password" type="password" autocomplete="new-password" required{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>{{#PASSWORD_ERROR}}<p class="msg">[[icon:circle-alert]]{{PASSWORD_ERROR_TEXT}}</p>{{/PASSWORD_ERROR}}</div>
<div class="form-actions"><button class="btn btn-primary" name="answer" value="accept">[[workspaces.accept]]</button></div></form>
<form class="mt-3" method="post" action="/invitation">[[include:web/html/csrf.tpl]]<input type="hidden" name="key" value="{{KEY}}"><button class="btn btn-quiet" name="answer" value="decline">[[workspaces.decline]]</button></form>{{/NEW_ACCOUNT}}
</main>
