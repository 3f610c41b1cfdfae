{{%AUTOESCAPE context="HTML"}}
{{! community/html/list.tpl: conversations of a space, of a tag or all. Data: lists.cc.
    TITLE, LEAD section: LEAD_TEXT; CRUMBS section: CRUMB repeated: URL, TEXT
    MISSION section: MISSION_TEXT, FIGURE_WORDS, MISSION_URL; SETTINGS section: SETTINGS_URL for staff
    SPACES section: SPACE repeated: URL, TITLE, CURRENT section; TAGS section: TAG repeated: URL, NAME, CURRENT section
    TOOLS section for members: follow.tpl (spaces and tags), MARK_READ section: SPACE_SLUG
    ASK_URL; tabs.tpl; row.tpl in section ROW; EMPTY section
    MORE section: MORE_URL the next page; BACK section: BACK_URL the first page }}
<main id="contenido" class="wrap">
{{#CRUMBS}}<nav class="crumbs" aria-label="[[web.path]]">{{#CRUMB}}<a href="{{URL}}">{{TEXT}}</a>{{#CRUMB_separator}}<span aria-hidden="true">›</span>{{/CRUMB_separator}}{{/CRUMB}}</nav>{{/CRUMBS}}
<div class="page-title"><h1>{{TITLE}}</h1>{{#LEAD}}<p class="lead">{{LEAD_TEXT}}</p>{{/LEAD}}
{{#MISSION}}<p class="small ink2"><b>[[home.our_mission]]</b> {{MISSION_TEXT}} {{FIGURE_WORDS}} <a href="{{MISSION_URL}}">[[home.how_we_measure]]</a></p>{{/MISSION}}</div>
<div class="cols tight">
<section aria-labelledby="h-conv">
  <div class="section-head"><h2 id="h-conv" class="vh">[[conversations.title]]</h2><a class="btn btn-primary" href="{{ASK_URL}}">[[icon:plus]][[ask.verb]]</a>{{#SETTINGS}}<a class="btn btn-quiet" href="{{SETTINGS_URL}}">[[icon:settings]][[spaces.settings]]</a>{{/SETTINGS}}</div>
  {{#TOOLS}}<div class="row row-wrap mb-3">[[include:community/html/follow.tpl]]{{#MARK_READ}}<form method="post" action="/read">[[include:web/html/csrf.tpl]]<input type="hidden" name="space" value="{{SPACE_SLUG}}"><button class="btn btn-quiet">[[icon:check]][[conversations.mark_read]]</button></form>{{/MARK_READ}}</div>{{/TOOLS}}
  [[include:community/html/tabs.tpl]]
  <ol class="topics">
{{#ROW}}[[include:community/html/row.tpl]]
{{/ROW}}</ol>
  {{#EMPTY}}<div class="empty"><h3 class="raya">[[conversations.empty_title]]</h3><p>[[conversations.empty_text]]</p><a class="btn" href="{{ASK_URL}}">[[ask.verb]]</a></div>{{/EMPTY}}
  <nav class="pages" aria-label="[[web.pages]]">{{#BACK}}<a class="btn" href="{{BACK_URL}}">[[icon:chevron-left]][[conversations.newest]]</a>{{/BACK}}{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[conversations.older]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</section>
<aside class="aside" aria-label="[[conversations.narrow]]">
  {{#SPACES}}<section class="card" aria-labelledby="h-sp"><h2 id="h-sp">[[home.topics]]</h2><nav class="side-nav mt-2" aria-labelledby="h-sp">{{#SPACE}}<a href="{{URL}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{TITLE}}</a>{{/SPACE}}</nav></section>{{/SPACES}}
  {{#TAGS}}<section class="card" aria-labelledby="h-tags"><h2 id="h-tags">[[conversations.tags]]</h2><p class="tags">{{#TAG}}<a class="tag" href="{{URL}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</a>{{/TAG}}</p></section>{{/TAGS}}
</aside>
</div>
</main>
