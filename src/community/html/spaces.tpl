{{%AUTOESCAPE context="HTML"}}
{{! community/html/spaces.tpl: all spaces, for whoever manages them. Data: space_pages.cc.
    moderation_nav.tpl; NEW_URL; SPACE repeated: URL, NAME, KIND_WORDS, VISIBILITY_WORDS, STATE section: STATE_WORDS }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[moderation.title]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
<div class="section-head"><h2>[[moderation.spaces]]</h2><a class="btn btn-primary" href="{{NEW_URL}}">[[icon:plus]][[spaces.new]]</a></div>
<ul class="rows">{{#SPACE}}<li><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{KIND_WORDS}}</span><span class="sep">{{VISIBILITY_WORDS}}</span>{{#STATE}}<span class="badge badge-accent">{{STATE_WORDS}}</span>{{/STATE}}</p></li>{{/SPACE}}</ul>
</main>
