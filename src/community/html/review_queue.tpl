{{%AUTOESCAPE context="HTML"}}
{{! community/html/review_queue.tpl: everything somebody must look at. Data: review_pages.cc.
    moderation_nav.tpl; AT_ALL, AT_DECIDED sections; KIND repeated: KIND_URL, KIND_WORDS, AT_KIND section, KIND_COUNT section: COUNT
    KIND_CHOSEN, SPACE_CHOSEN; ITEM repeated: review_row.tpl; EMPTY section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[review.title]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
<nav class="tabs mb-5" aria-label="[[review.filter]]"><a href="/moderation"{{#AT_ALL}} aria-current="true"{{/AT_ALL}}>[[review.all]]</a>{{#KIND}}<a href="{{KIND_URL}}"{{#AT_KIND}} aria-current="true"{{/AT_KIND}}>{{KIND_WORDS}}{{#KIND_COUNT}} <span class="count">{{COUNT}}</span>{{/KIND_COUNT}}</a>{{/KIND}}<a href="/moderation?decided=1"{{#AT_DECIDED}} aria-current="true"{{/AT_DECIDED}}>[[review.decided_tab]]</a></nav>
<p class="small ink2 js-only">[[review.keys]]</p>
<ul class="rows" data-queue>
{{#ITEM}}<li id="r-{{ID}}" tabindex="-1">[[include:community/html/review_row.tpl]]</li>
{{/ITEM}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[review.empty]]</h2><p>[[review.empty_text]]</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[web.next]]</a>{{/MORE}}</nav>
</main>
