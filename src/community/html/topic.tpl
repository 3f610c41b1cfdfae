{{%AUTOESCAPE context="HTML"}}
{{! community/html/topic.tpl: a conversation. Data: topic.cc.
    CRUMB repeated: URL, TEXT; TITLE; SIGN_IN_URL for guests: comes back here, to the place named after it
    SOLVED, OPEN, TALK: state sections; REPLIES_WORDS; ME_TOO_WORDS section: WORDS; CLOSED section
    HEAD_TOOLS          section for members: follow.tpl; STOPPED section: STOPPED_WORDS, when there are unread replies
    QUESTION            section (first page only): post.tpl of the opening message
      TAGS section: TAG repeated: URL, NAME
      ME_TOO_GUEST, ME_TOO_ON, ME_TOO_OFF, ME_TOO_OWN: one section; ME_TOO_COUNT; CONVERSATION_ID
    ANSWER              section: the accepted answer's post.tpl; ACCEPTED_WORDS who chose it and when
    POST                repeated: post.tpl of the replies; NEW_FROM_HERE section in the first unread one
    MORE                section: MORE_URL, MORE_WORDS; BACK section: BACK_URL the beginning
    NEWCOMER            section: a word to whoever writes for the first time
    EDITOR              section: may reply: CONVERSATION_ID, AFTER (page of the thread), problems.tpl, PREVIEW section (PREVIEW_HTML), editor.tpl
    SIGN_IN             section instead; CLOSED_NOTE section instead; SILENCED section: SILENCED_TEXT
    MANAGE              section for moderators: PIN, UNPIN, CLOSE, REOPEN sections; SPACE repeated: SLUG, NAME, SELECTED section
    STORY               section: how it was solved: STEP repeated: WHAT, WHEN
    SIMILAR             section: LINK repeated: URL, TEXT, WORDS }}
<main id="contenido" class="wrap">
<nav class="crumbs" aria-label="[[web.path]]">{{#CRUMB}}<a href="{{URL}}">{{TEXT}}</a>{{#CRUMB_separator}}<span aria-hidden="true">›</span>{{/CRUMB_separator}}{{/CRUMB}}</nav>
<div class="topic-head"><h1>{{TITLE}}</h1>
<p class="meta">{{#SOLVED}}<span class="badge badge-ok">[[icon:check]][[conversations.solved]]</span>{{/SOLVED}}{{#OPEN}}<span class="badge">[[icon:circle-dashed]][[conversations.unsolved]]</span>{{/OPEN}}{{#TALK}}<span class="badge">[[icon:message-circle]][[conversations.discussion]]</span>{{/TALK}}{{#CLOSED}}<span class="badge">[[icon:lock]][[conversations.closed]]</span>{{/CLOSED}}<span>{{REPLIES_WORDS}}</span>{{#ME_TOO_WORDS}}<span class="sep">{{WORDS}}</span>{{/ME_TOO_WORDS}}</p>
{{#HEAD_TOOLS}}<div class="row row-wrap">[[include:community/html/follow.tpl]]{{#STOPPED}}<a class="btn" href="/conversations/{{CONVERSATION_ID}}/unread">[[icon:chevron-right]]{{STOPPED_WORDS}}</a>{{/STOPPED}}</div>{{/HEAD_TOOLS}}</div>
<div class="cols tight">
<div>
<div id="thread" hx-target:inherited="#thread" hx-select:inherited="#thread" hx-swap:inherited="outerMorph show:none" hx-push-url:inherited="false">
{{#QUESTION}}[[include:community/html/post.tpl]]
{{#TAGS}}<p class="tags">{{#TAG}}<a class="tag" href="{{URL}}" rel="tag">{{NAME}}</a>{{/TAG}}</p>{{/TAGS}}
<div class="acts mb-5">{{#ME_TOO_GUEST}}<a class="btn" href="{{SIGN_IN_URL}}" rel="nofollow">[[icon:hand]][[conversations.me_too]] <span class="num muted">{{ME_TOO_COUNT}}</span></a>{{/ME_TOO_GUEST}}{{#ME_TOO_OFF}}<form method="post" action="/conversations/{{CONVERSATION_ID}}/me-too" hx-boost="true">[[include:web/html/csrf.tpl]]<button class="btn" name="me_too" value="1" aria-pressed="false">[[icon:hand]][[conversations.me_too]] <span class="num muted">{{ME_TOO_COUNT}}</span></button></form>{{/ME_TOO_OFF}}{{#ME_TOO_ON}}<form method="post" action="/conversations/{{CONVERSATION_ID}}/me-too" hx-boost="true">[[include:web/html/csrf.tpl]]<button class="btn" name="me_too" value="0" aria-pressed="true">[[icon:hand]][[conversations.me_too]] <span class="num">{{ME_TOO_COUNT}}</span></button></form>{{/ME_TOO_ON}}<button class="btn btn-quiet js-only" type="button" data-do="share" data-copied="[[conversations.link_copied]]">[[icon:share-2]][[conversations.share]]</button></div>
{{/QUESTION}}{{#ANSWER}}<section class="answer" aria-labelledby="h-ans"><h2 class="answer-tag" id="h-ans"><span>[[icon:circle-check-big]][[conversations.accepted_answer]]</span><span class="why">{{ACCEPTED_WORDS}}</span></h2>
[[include:community/html/post.tpl]]
</section>
{{/ANSWER}}{{#POST}}{{#NEW_FROM_HERE}}<p class="new-line" id="new"><span>[[conversations.new_from_here]]</span></p>
{{/NEW_FROM_HERE}}[[include:community/html/post.tpl]]
{{/POST}}</div>
<nav class="pages" aria-label="[[web.pages]]">{{#BACK}}<a class="btn" href="{{BACK_URL}}">[[icon:chevron-left]][[conversations.to_start]]</a>{{/BACK}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">{{MORE_WORDS}}</a>{{/MORE}}</nav>
{{#EDITOR}}<form class="stack mt-5" id="reply" action="/conversations/{{CONVERSATION_ID}}/messages#reply" method="post" aria-labelledby="h-reply">[[include:web/html/csrf.tpl]]<input type="hidden" name="after" value="{{AFTER}}"><h2 id="h-reply">[[conversations.your_reply]]</h2>
[[include:web/html/problems.tpl]]
{{#NEWCOMER}}<p class="alert alert-info">[[icon:info]]<span>[[conversations.newcomer]]</span></p>{{/NEWCOMER}}
<div class="field{{#BODY_ERROR}} err{{/BODY_ERROR}}"><label class="small ink2" for="body">[[conversations.reply_hint]]</label>
[[include:community/html/editor.tpl]]</div>
{{#PREVIEW}}<section class="preview" aria-labelledby="h-prev"><h3 id="h-prev">[[editor.preview]]</h3><div class="prose">{{PREVIEW_HTML:none}}</div></section>{{/PREVIEW}}
<div class="row row-wrap"><button class="btn btn-primary" data-main>[[conversations.post_reply]]</button><button class="btn" name="preview" value="1" formnovalidate>[[editor.preview]]</button></div>
</form>{{/EDITOR}}
{{#SIGN_IN}}<div class="helped"><strong>[[conversations.sign_in_to_reply]]</strong><a class="btn btn-primary" href="{{SIGN_IN_URL}}%23reply" rel="nofollow">[[web.sign_in]]</a></div>{{/SIGN_IN}}
{{#CLOSED_NOTE}}<p class="alert">[[icon:lock]]<span>[[conversations.closed_note]]</span></p>{{/CLOSED_NOTE}}
{{#SILENCED}}<p class="alert">[[icon:info]]<span>{{SILENCED_TEXT}}</span></p>{{/SILENCED}}
</div>
<aside class="aside" aria-label="[[conversations.about_this]]">
{{#MANAGE}}<section class="card" aria-labelledby="h-manage"><h2 id="h-manage">[[conversations.manage]]</h2><form class="row row-wrap mt-3" method="post" action="/conversations/{{CONVERSATION_ID}}/manage">[[include:web/html/csrf.tpl]]{{#PIN}}<button class="btn" name="what" value="pin">[[icon:pin]][[conversations.pin]]</button>{{/PIN}}{{#UNPIN}}<button class="btn" name="what" value="unpin">[[icon:pin]][[conversations.unpin]]</button>{{/UNPIN}}{{#CLOSE}}<button class="btn" name="what" value="close">[[icon:lock]][[conversations.close]]</button>{{/CLOSE}}{{#REOPEN}}<button class="btn" name="what" value="reopen">[[icon:lock]][[conversations.reopen]]</button>{{/REOPEN}}</form><form class="stack mt-3" method="post" action="/conversations/{{CONVERSATION_ID}}/manage">[[include:web/html/csrf.tpl]]<label class="label" for="move">[[conversations.move_to]]</label><select class="input" id="move" name="space">{{#SPACE}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>{{/SPACE}}</select><div><button class="btn">[[conversations.move]]</button></div></form></section>
{{/MANAGE}}{{#STORY}}<section class="card" aria-labelledby="h-story"><h2 id="h-story">[[conversations.how_solved]]</h2><ol class="steps mt-4">{{#STEP}}<li class="on"><div><b>{{WHAT}}</b><p class="meta"><span>{{WHEN}}</span></p></div></li>{{/STEP}}</ol></section>
{{/STORY}}{{#SIMILAR}}<section class="card" aria-labelledby="h-rel"><h2 id="h-rel">[[conversations.similar]]</h2><ul class="linklist mt-2">{{#LINK}}<li><a href="{{URL}}">{{TEXT}}<span class="meta"><span>{{WORDS}}</span></span></a></li>{{/LINK}}</ul></section>
{{/SIMILAR}}</aside>
</div></main>
