{{%AUTOESCAPE context="HTML"}}
{{! community/html/row.tpl: one conversation in a list (an <li> of <ol class="topics">). Filled by fill_row().
    SOLVED, OPEN, TALK, NOTICE: one of these sections, the state (question solved, not yet, discussion, pinned)
    URL, TITLE; SPACE_URL, SPACE_TITLE; AUTHOR_NAME; AT_… of the last activity
    UNREAD section: UNREAD_URL, UNREAD_WORDS; UNSEEN section: new to this member
    PINNED section; REPLIES, REPLIES_NOUN; ME_TOO section: ME_TOO_COUNT, ME_TOO_NOUN
    EXCERPT section: EXCERPT_HTML, marked words of a search }}
<li>
{{#SOLVED}}<span class="state ok">[[icon:circle-check-big]]<span class="vh">[[conversations.solved]]</span></span>{{/SOLVED}}{{#OPEN}}<span class="state">[[icon:circle-dashed]]<span class="vh">[[conversations.unsolved]]</span></span>{{/OPEN}}{{#TALK}}<span class="state">[[icon:message-circle]]<span class="vh">[[conversations.discussion]]</span></span>{{/TALK}}{{#NOTICE}}<span class="state say-it">[[icon:megaphone]]<span class="vh">[[conversations.notice]]</span></span>{{/NOTICE}}
<div><h3><a href="{{URL}}">{{TITLE}}</a></h3>{{#EXCERPT}}<p class="excerpt">{{EXCERPT_HTML:none}}</p>{{/EXCERPT}}<p class="meta">{{#UNREAD}}<a class="badge badge-info" href="{{UNREAD_URL}}">{{UNREAD_WORDS}}</a>{{/UNREAD}}{{#UNSEEN}}<span class="badge badge-accent">[[conversations.unseen]]</span>{{/UNSEEN}}<a href="{{SPACE_URL}}">{{SPACE_TITLE}}</a><span class="sep">{{AUTHOR_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span>{{#PINNED}}<span class="sep">[[conversations.pinned]]</span>{{/PINNED}}</p></div>
<p class="nums"><span><b>{{REPLIES}}</b> {{REPLIES_NOUN}}</span>{{#ME_TOO}}<span><b>{{ME_TOO_COUNT}}</b> {{ME_TOO_NOUN}}</span>{{/ME_TOO}}</p>
</li>
