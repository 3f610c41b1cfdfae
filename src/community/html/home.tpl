{{%AUTOESCAPE context="HTML"}}
{{! community/html/home.tpl: the front of the community. Data: home.cc.
    HERO_SUB           sentence under the title, with the number of members once it says something
    MISSION            section: MISSION_TEXT participant's benefit; FIGURE_WORDS the live key figure in a sentence
                       ("" when there is too little to measure); MISSION_URL how we measure it
    OFTEN              section: LINK repeated: URL, TEXT
    EXCHANGE           section: one real solved exchange: URL, ASKED_TEXT, ASKER_NAME, ASKER_INITIALS, ASKER_HUE,
                       ANSWER_TEXT, HELPER_NAME, HELPER_INITIALS, HELPER_HUE, SOLVED_WORDS
    FACTS              section: FACT repeated: VALUE, LABEL
    ASK_URL            where to ask (sign-in first for guests)
    tabs.tpl, row.tpl in section ROW; EMPTY section instead of rows
    ALL_URL            all conversations
    SPACES             section: SPACE repeated: URL, TITLE, DESCRIPTION
    THANKS             section: HELPER repeated: URL, NAME, INITIALS, HUE, WORDS
    DRAFT              section for staff: the community is not open yet; SETUP_URL }}
<main id="contenido">
<section class="hero" aria-labelledby="h-hero"><div class="wrap">
  <div>
    <h1 id="h-hero"><span class="raya">[[home.title_start]]</span><br>[[home.title_end]]</h1>
    <p class="hero-sub">{{HERO_SUB}}</p>
    {{#MISSION}}<p class="hero-mission"><b>[[home.our_mission]]</b> {{MISSION_TEXT}} {{FIGURE_WORDS}} <a href="{{MISSION_URL}}">[[home.how_we_measure]]</a></p>{{/MISSION}}
    <form class="hero-search" role="search" action="/search">
      <label for="q">[[home.search_label]]</label>
      <div class="search-box">[[icon:search]]<input id="q" name="q" type="search" autocomplete="off" placeholder="[[home.search_example]]"><button class="btn btn-primary">[[web.search]]</button></div>
    </form>
    {{#OFTEN}}<p class="often"><span>[[home.often_asked]]</span>{{#LINK}}<a href="{{URL}}">{{TEXT}}</a>{{/LINK}}</p>{{/OFTEN}}
  </div>
  {{#EXCHANGE}}<div class="exchange" aria-label="[[home.exchange]]" role="group">
    <article class="say"><p>{{ASKED_TEXT}}</p><footer><span class="av av-s {{ASKER_HUE}}" aria-hidden="true">{{ASKER_INITIALS}}</span> {{ASKER_NAME}}</footer></article>
    <article class="say reply"><p>{{ANSWER_TEXT}}</p><footer><span class="av av-s {{HELPER_HUE}}" aria-hidden="true">{{HELPER_INITIALS}}</span> <a href="{{URL}}">{{HELPER_NAME}}</a> <span class="badge badge-ok">[[icon:check]]{{SOLVED_WORDS}}</span></footer></article>
  </div>{{/EXCHANGE}}
</div></section>
{{#FACTS}}<section class="facts" aria-label="[[home.in_figures]]"><div class="wrap"><dl>
{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}</dl></div></section>{{/FACTS}}
{{#DRAFT}}<div class="wrap mt-5"><p class="alert">[[icon:target]]<span>[[missions.not_open_yet]] <a href="{{SETUP_URL}}">[[missions.write_it]]</a></span></p></div>{{/DRAFT}}
<div class="wrap cols">
  <section aria-labelledby="h-conv">
    <div class="section-head"><h2 id="h-conv">[[conversations.title]]</h2><a class="btn btn-primary" href="{{ASK_URL}}">[[icon:plus]][[ask.verb]]</a></div>
    [[include:community/html/tabs.tpl]]
    <ol class="topics">
{{#ROW}}[[include:community/html/row.tpl]]
{{/ROW}}</ol>
    {{#EMPTY}}<div class="empty"><h3 class="raya">[[conversations.empty_title]]</h3><p>[[conversations.empty_text]]</p><a class="btn" href="{{ASK_URL}}">[[ask.verb]]</a></div>{{/EMPTY}}
    <p class="mt-5"><a class="btn" href="{{ALL_URL}}">[[conversations.see_all]]</a></p>
  </section>
  <aside class="aside" aria-label="[[home.also]]">
    {{#SPACES}}<section class="card" aria-labelledby="h-sp"><h2 id="h-sp">[[home.topics]]</h2><ul class="linklist mt-2">
{{#SPACE}}<li><a href="{{URL}}">{{TITLE}}<span class="meta"><span>{{DESCRIPTION}}</span></span></a></li>
{{/SPACE}}</ul></section>{{/SPACES}}
    {{#THANKS}}<section class="card thanks" aria-labelledby="h-th"><h2 id="h-th">[[home.thanks]]</h2><p class="small muted">[[home.thanks_for]]</p>
      <ul class="plain mt-2">
{{#HELPER}}<li><span class="av {{HUE}}" aria-hidden="true">{{INITIALS}}</span><div><a href="{{URL}}">{{NAME}}</a><p class="meta"><span>{{WORDS}}</span></p></div></li>
{{/HELPER}}</ul></section>{{/THANKS}}
  </aside>
</div>
</main>
