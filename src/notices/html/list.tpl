{{%AUTOESCAPE context="HTML"}}
{{! notices/html/list.tpl: what one is told, newest first. Data: pages.cc.
    UNDO section: MARKED_AT, after all were marked; MARK_ALL section: some are unread
    NOTICE repeated: ID, WORDS; INITIALS, HUE; LINK section: URL, TITLE; UNREAD or READ section; AT_ISO, AT_FULL, AT_WORDS
    EMPTY section; BACK section; MORE section: MORE_URL }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[notices.title]]</h1><p class="lead">[[notices.lead]]</p></div>
{{#UNDO}}<form class="alert alert-ok mb-5" role="status" method="post" action="/notices/read">[[include:web/html/csrf.tpl]][[icon:circle-check-big]]<span>[[notices.all_read]]</span><button class="btn btn-quiet" name="undo" value="{{MARKED_AT}}">[[icon:undo-2]][[notices.undo]]</button></form>
{{/UNDO}}<div class="row row-wrap mb-5">{{#MARK_ALL}}<form method="post" action="/notices/read">[[include:web/html/csrf.tpl]]<button class="btn">[[icon:check]][[notices.mark_all]]</button></form>{{/MARK_ALL}}<a class="btn btn-quiet" href="/settings/notices">[[icon:settings]][[notices.settings]]</a></div>
<ul class="rows notices">
{{#NOTICE}}<li{{#UNREAD}} class="unread"{{/UNREAD}}>{{#LINK}}<span class="av av-m {{HUE}}" aria-hidden="true">{{INITIALS}}</span>{{/LINK}}<div><p>{{#UNREAD}}<span class="vh">[[notices.unread]]</span> {{/UNREAD}}{{WORDS}}</p>{{#LINK}}<p><a href="{{URL}}">{{TITLE}}</a></p>{{/LINK}}<p class="meta"><time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_WORDS}}</time></p></div><form method="post" action="/notices/{{ID}}/read">[[include:web/html/csrf.tpl]]{{#UNREAD}}<button class="btn btn-quiet btn-icon" name="read" value="1">[[icon:check]]<span class="vh">[[notices.mark_read]]</span></button>{{/UNREAD}}{{#READ}}<button class="btn btn-quiet btn-icon" name="read" value="0">[[icon:undo-2]]<span class="vh">[[notices.mark_unread]]</span></button>{{/READ}}</form></li>
{{/NOTICE}}</ul>
{{#EMPTY}}<div class="empty"><h2 class="raya">[[notices.none]]</h2><p>[[notices.none_text]]</p><a class="btn" href="/questions">[[web.questions]]</a></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#BACK}}<a class="btn" href="/notices">[[icon:chevron-left]][[notices.newest]]</a>{{/BACK}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[notices.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
