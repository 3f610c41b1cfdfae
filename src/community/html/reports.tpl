{{%AUTOESCAPE context="HTML"}}
{{! community/html/reports.tpl: messages that members reported. Data: moderation_pages.cc.
    moderation_nav.tpl; REPORT repeated: ID, URL, CONVERSATION, AUTHOR_NAME, AUTHOR_URL, QUOTE, REASON_WORDS, REPORTER_NAME, AT_…,
    NOTE section: NOTE_TEXT; SANCTION section: SANCTION_URL; EMPTY section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[moderation.title]]</h1></div>
[[include:community/html/moderation_nav.tpl]]
<ul class="rows">
{{#REPORT}}<li><h2 class="small"><a href="{{URL}}">{{CONVERSATION}}</a></h2><p class="meta"><span class="badge badge-accent">{{REASON_WORDS}}</span><span>[[moderation.reported_by]] {{REPORTER_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p><blockquote class="quote"><p>{{QUOTE}}</p><p class="meta"><span><a href="{{AUTHOR_URL}}">{{AUTHOR_NAME}}</a></span></p></blockquote>{{#NOTE}}<p class="small ink2">{{NOTE_TEXT}}</p>{{/NOTE}}<form class="form-actions" method="post" action="/moderation/reports/{{ID}}">[[include:web/html/csrf.tpl]]<button class="btn" name="outcome" value="kept">[[moderation.keep]]</button><button class="btn btn-danger" name="outcome" value="removed" data-confirm="[[conversations.confirm_remove]]">[[moderation.remove]]</button>{{#SANCTION}}<a class="btn btn-quiet" href="{{SANCTION_URL}}">[[moderation.sanction_verb]]</a>{{/SANCTION}}</form></li>
{{/REPORT}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[moderation.no_reports]]</h2><p>[[moderation.no_reports_text]]</p></div>{{/EMPTY}}
</main>
