{{%AUTOESCAPE context="HTML"}}
{{! community/html/search.tpl: results, or what to do without any. Data: search_page.cc.
    QUERY; FILTERS section (something was searched): SPACE repeated: SLUG, NAME, SELECTED section; SOLVED_CHECKED, ORDER_NEW,
    ORDER_BEST sections
    FOUND section: FOUND_WORDS; RESULT repeated: row.tpl with TITLE_HTML and EXCERPT_HTML (marks made by code)
    NONE section: NONE_WORDS, ASK_URL; MORE section: MORE_URL; PROBLEM section: PROBLEM_TEXT }}
<main id="contenido" class="wrap">
<div class="page-title"><h1>[[search.title]]</h1></div>
<form role="search" action="/search">
<div class="searchline"><label class="vh" for="q">[[home.search_label]]</label><div class="search-box">[[icon:search]]<input id="q" name="q" type="search" value="{{QUERY}}" autocomplete="off" placeholder="[[home.search_example]]"><button class="btn btn-primary">[[web.search]]</button></div></div>
{{#FILTERS}}<div class="row row-wrap mb-5"><label class="row small">[[search.in]] <select class="input" name="space"><option value="">[[search.everywhere]]</option>{{#SPACE}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>{{/SPACE}}</select></label><label class="row small">[[search.order]] <select class="input" name="order"><option value="best"{{#ORDER_BEST}} selected{{/ORDER_BEST}}>[[search.best]]</option><option value="new"{{#ORDER_NEW}} selected{{/ORDER_NEW}}>[[search.newest]]</option></select></label><label class="check small"><input type="checkbox" name="solved" value="1"{{#SOLVED_CHECKED}} checked{{/SOLVED_CHECKED}}> [[search.only_solved]]</label><button class="btn">[[search.apply]]</button></div>{{/FILTERS}}
</form>
{{#PROBLEM}}<p class="alert">[[icon:info]]<span>{{PROBLEM_TEXT}}</span></p>{{/PROBLEM}}
{{#FOUND}}<h2 class="small ink2">{{FOUND_WORDS}}</h2>
<ol class="topics">
{{#RESULT}}<li>{{#SOLVED}}<span class="state ok">[[icon:circle-check-big]]<span class="vh">[[conversations.solved]]</span></span>{{/SOLVED}}{{#OPEN}}<span class="state">[[icon:circle-dashed]]<span class="vh">[[conversations.unsolved]]</span></span>{{/OPEN}}{{#TALK}}<span class="state">[[icon:message-circle]]<span class="vh">[[conversations.discussion]]</span></span>{{/TALK}}
<div><h3><a href="{{URL}}">{{TITLE_HTML:none}}</a></h3><p class="excerpt">{{EXCERPT_HTML:none}}</p><p class="meta"><span>{{SPACE_TITLE}}</span><span class="sep">{{AUTHOR_NAME}}</span><span class="sep">[[include:community/html/time.tpl]]</span></p></div>
<p class="nums"><span><b>{{REPLIES}}</b> {{REPLIES_NOUN}}</span></p></li>
{{/RESULT}}</ol>{{/FOUND}}
{{#NONE}}<div class="empty"><h2 class="raya">[[search.none_title]]</h2><p>{{NONE_WORDS}}</p><a class="btn btn-primary" href="{{ASK_URL}}">[[search.ask_it]]</a></div>{{/NONE}}
<nav class="pages" aria-label="[[web.pages]]">{{#MORE}}<a class="btn" href="{{MORE_URL}}" rel="next">[[search.more]][[icon:chevron-right]]</a>{{/MORE}}</nav>
</main>
