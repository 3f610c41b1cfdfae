{{%AUTOESCAPE context="HTML"}}
{{! community/html/profile.tpl: one person, by what they asked and whom they helped. Data: profile.cc.
    NAME, INITIALS, HUE; ORG section: ORG_NAME; HEADLINE section: HEADLINE_TEXT; SINCE_WORDS; BIO section: BIO_HTML
    DEED repeated: VALUE, LABEL; POINTS_URL, POINTS_WORDS; OWN section: it is the viewer; FOLLOW, UNFOLLOW sections: PERSON; SANCTION section for staff: SANCTION_URL;
    REPORT section: REPORT_URL; NOTES section (staff): NOTES_URL
    PLACE section: PLACE_TEXT; PROVED section: TAG repeated: NAME, URL, COUNT; EXPERTISE, INTERESTS sections: TAG repeated: NAME, URL
    ASKED_URL, ANSWERED_URL, HELPED_URL; AT_ASKED, AT_ANSWERED, AT_HELPED sections; row.tpl in section ROW (asked); WRITTEN repeated (answered): SOLVED,
    OPEN, TALK, URL, TITLE, EXCERPT_TEXT, ACCEPTED section, AT_…; EMPTY section: EMPTY_TEXT
    MORE section: MORE_URL }}
<main id="contenido" class="wrap">
<div class="id-card"><span class="av av-xl {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><h1>{{NAME}}{{#ORG}} <span class="badge badge-brand">{{ORG_NAME}}</span>{{/ORG}}</h1><p class="meta">{{#HEADLINE}}<span>{{HEADLINE_TEXT}}</span>{{/HEADLINE}}<span class="sep">{{SINCE_WORDS}}</span>{{#PLACE}}<span class="sep">{{PLACE_TEXT}}</span>{{/PLACE}}</p></div>
{{#FOLLOW}}<form method="post" action="/p/{{PERSON}}/follow">[[include:web/html/csrf.tpl]]<button class="btn" name="follow" value="1">[[icon:user-plus]][[follows.follow]]</button></form>{{/FOLLOW}}{{#UNFOLLOW}}<form method="post" action="/p/{{PERSON}}/follow">[[include:web/html/csrf.tpl]]<button class="btn" name="follow" value="0">[[follows.unfollow]]</button></form>{{/UNFOLLOW}}
{{#NOTES}}<a class="btn btn-quiet" href="{{NOTES_URL}}">[[icon:pencil]][[notes.title]]</a>{{/NOTES}}{{#REPORT}}<a class="btn btn-quiet" href="{{REPORT_URL}}">[[icon:flag]][[moderation.report_person]]</a>{{/REPORT}}{{#OWN}}<a class="btn btn-quiet" href="/standing">[[icon:shield-check]][[standing.link]]</a><a class="btn" href="/settings">[[icon:settings]][[web.settings]]</a>{{/OWN}}{{#SANCTION}}<a class="btn btn-quiet" href="{{SANCTION_URL}}">[[icon:shield-alert]][[moderation.sanction_verb]]</a>{{/SANCTION}}</div>
{{#BIO}}<div class="prose">{{BIO_HTML:none}}</div>{{/BIO}}
<dl class="deeds">{{#DEED}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>{{/DEED}}</dl>
<p><a href="{{POINTS_URL}}">{{POINTS_WORDS}}</a></p>
{{#PROVED}}<h2 class="small">[[members.proved]]</h2><p class="tags">{{#TAG}}<a class="tag" href="{{URL}}">{{NAME}} <span class="num">{{COUNT}}</span></a>{{/TAG}}</p>{{/PROVED}}
{{#EXPERTISE}}<h2 class="small">[[members.expertise]]</h2><p class="tags">{{#TAG}}<a class="tag" href="{{URL}}">{{NAME}}</a>{{/TAG}}</p>{{/EXPERTISE}}
{{#INTERESTS}}<h2 class="small">[[members.interests]]</h2><p class="tags">{{#TAG}}<a class="tag" href="{{URL}}">{{NAME}}</a>{{/TAG}}</p>{{/INTERESTS}}
<h2 class="vh">[[profile.conversations]]</h2>
<nav class="tabs" aria-label="[[profile.filter]]"><a href="{{ASKED_URL}}"{{#AT_ASKED}} aria-current="true"{{/AT_ASKED}}>[[profile.asked]]</a><a href="{{ANSWERED_URL}}"{{#AT_ANSWERED}} aria-current="true"{{/AT_ANSWERED}}>[[profile.answered]]</a><a href="{{HELPED_URL}}"{{#AT_HELPED}} aria-current="true"{{/AT_HELPED}}>[[profile.helped]]</a></nav>
<ol class="topics">
{{#ROW}}[[include:community/html/row.tpl]]
{{/ROW}}{{#WRITTEN}}<li>{{#SOLVED}}<span class="state ok">[[icon:circle-check-big]]<span class="vh">[[conversations.solved]]</span></span>{{/SOLVED}}{{#OPEN}}<span class="state">[[icon:circle-dashed]]<span class="vh">[[conversations.unsolved]]</span></span>{{/OPEN}}{{#TALK}}<span class="state">[[icon:message-circle]]<span class="vh">[[conversations.discussion]]</span></span>{{/TALK}}<div><h3><a href="{{URL}}">{{TITLE}}</a></h3><p class="excerpt">{{EXCERPT_TEXT}}</p><p class="meta">{{#ACCEPTED}}<span class="badge badge-ok">[[icon:check]][[conversations.accepted_answer]]</span>{{/ACCEPTED}}<span>[[include:community/html/time.tpl]]</span></p></div></li>
{{/WRITTEN}}</ol>
{{#EMPTY}}<div class="empty"><p>{{EMPTY_TEXT}}</p></div>{{/EMPTY}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[conversations.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
