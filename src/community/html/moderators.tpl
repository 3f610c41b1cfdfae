{{%AUTOESCAPE context="HTML"}}
{{! community/html/moderators.tpl: who moderates a space beside those who do everywhere. Data: review_pages.cc.
    SPACE_TITLE, SPACE_URL, ACTION; PERSON repeated: ID, NAME, URL; EMPTY section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[review.moderators]]</h1><p class="lead"><a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a></p></div>
<p>[[review.moderators_text]]</p>
<ul class="rows">{{#PERSON}}<li><form class="row row-wrap" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]<input type="hidden" name="person" value="{{ID}}"><a href="{{URL}}">{{NAME}}</a><button class="btn btn-quiet" name="remove" value="1">[[review.moderator_remove]]<span class="vh"> {{NAME}}</span></button></form></li>{{/PERSON}}</ul>
{{#EMPTY}}<p class="ink2">[[review.moderators_none]]</p>{{/EMPTY}}
<form class="form mt-5" method="post" action="{{ACTION}}">[[include:web/html/csrf.tpl]]
<div class="field"><label class="label" for="person">[[review.moderator_person]]</label><input class="input" id="person" name="person" required aria-describedby="person-hint"><p class="hint" id="person-hint">[[review.moderator_hint]]</p></div>
<div class="form-actions"><button class="btn btn-primary">[[review.moderator_add]]</button></div></form>
</main>
