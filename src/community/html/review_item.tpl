{{%AUTOESCAPE context="HTML"}}
{{! community/html/review_item.tpl: one item of the queue, or its form with what is wrong. Data: review_pages.cc.
    moderation_nav.tpl, problems.tpl; ITEM section: review_row.tpl }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[review.one]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
[[include:web/html/problems.tpl]]
{{#ITEM}}<div class="card">[[include:community/html/review_row.tpl]]</div>{{/ITEM}}
<p class="mt-5"><a href="/moderation">[[review.back]]</a></p>
</main>
