{{%AUTOESCAPE context="HTML"}}
{{! community/html/drafts.tpl: what one typed and did not post. Data: draft_pages.cc.
    DRAFT repeated: PLACE, URL to go on writing, or GONE section; HEADING; QUOTE; AT_… of the last change; EMPTY section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[community.drafts.title]]</h1><p class="lead">[[community.drafts.lead]]</p></div>
<ul class="rows">
{{#DRAFT}}<li><h2 class="small">{{HEADING}}</h2><p class="meta"><span>[[include:community/html/time.tpl]]</span>{{#GONE}}<span class="sep">[[community.drafts.gone]]</span>{{/GONE}}</p>{{#QUOTE_TEXT}}<blockquote class="quote"><p>{{QUOTE}}</p></blockquote>{{/QUOTE_TEXT}}<form class="form-actions" method="post" action="/drafts/{{PLACE}}/discard">[[include:web/html/csrf.tpl]]{{#GO_ON}}<a class="btn" href="{{URL}}">[[icon:pencil]][[community.drafts.go_on]]</a>{{/GO_ON}}<button class="btn btn-quiet" data-confirm="[[community.drafts.confirm_discard]]">[[icon:trash-2]][[community.drafts.discard]]</button></form></li>
{{/DRAFT}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[community.drafts.none]]</h2><p>[[community.drafts.none_text]]</p></div>{{/EMPTY}}
</main>
