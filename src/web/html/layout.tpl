{{%AUTOESCAPE context="HTML"}}
{{! web/html/layout.tpl: the frame of every page, filled by web::page() (html.h).

    LANG            es, en
    TITLE           PageHead.title; FULL_TITLE the same with the organisation's name behind it
    ORG_NAME        Site.name
    THEME           section: the person chose colours; THEME_NAME light, dark
    DESCRIPTION     section; DESCRIPTION_TEXT: one sentence for search engines
    CANONICAL       section; CANONICAL_URL absolute
    NOINDEX         section: pages that search engines should leave out
    FEED            section; FEED_URL: Atom feed of this page
    HEAD_HTML       PageHead.json_ld_html
    AT_HOME, AT_QUESTIONS, AT_SEARCH, AT_ACCOUNT: sections, by PageHead.section ("home", "questions", …)
    HERE            path and query of this page, to come back to after signing in
    GUEST           section: nobody is signed in
    MEMBER          section: PERSON_NAME, PERSON_INITIALS, PERSON_HUE (p1 to p6, by person id), PERSON_ID, PERSON_URL;
                    inside: STAFF section (may moderate), CSRF
    FLASH           section, when the query has done=NAME and messages have flash.NAME: FLASH_TEXT
    OTHER_LANG      en, es; OTHER_LANG_NAME English, Español; OTHER_LANG_URL this page with ?lang=
    BODY_HTML       the page, rendered from its own template
}}
<!doctype html>
<html lang="{{LANG}}"{{#THEME}} data-theme="{{THEME_NAME}}"{{/THEME}}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{FULL_TITLE}}</title>
{{#DESCRIPTION}}<meta name="description" content="{{DESCRIPTION_TEXT}}">
<meta property="og:description" content="{{DESCRIPTION_TEXT}}">
{{/DESCRIPTION}}<meta property="og:title" content="{{TITLE}}">
<meta property="og:site_name" content="{{ORG_NAME}}">
<meta property="og:type" content="website">
{{#CANONICAL}}<link rel="canonical" href="{{CANONICAL_URL}}">
<meta property="og:url" content="{{CANONICAL_URL}}">
{{/CANONICAL}}{{#NOINDEX}}<meta name="robots" content="noindex">
{{/NOINDEX}}<meta name="theme-color" content="#06382d">
<link rel="icon" href="[[asset:mark.svg]]" type="image/svg+xml">
<link rel="preload" href="[[asset:atkinson-next-latin.woff2]]" as="font" type="font/woff2" crossorigin>
<script src="[[asset:theme.js]]"></script>
<link rel="stylesheet" href="[[asset:community.css]]">
<script type="module" src="[[asset:app.js]]"></script>
{{#MEMBER}}<meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false,"noSwap":[204,304,"4xx","5xx"]}'>
<script defer src="[[asset:htmx.js]]"></script>
<script type="module" src="[[asset:mentions.js]]"></script>
{{/MEMBER}}{{#FEED}}<link rel="alternate" type="application/atom+xml" title="{{TITLE}}" href="{{FEED_URL}}">
{{/FEED}}{{HEAD_HTML:none}}</head>
<body{{#MEMBER}} data-person="{{PERSON_ID}}"{{/MEMBER}}>
<a class="skip" href="#contenido">[[web.skip_to_content]]</a>
<header class="top"><div class="wrap">
  <a class="brand" href="/"><svg aria-hidden="true" focusable="false"><use href="[[asset:icons.svg]]#mark"/></svg><span>{{ORG_NAME}}<small>[[web.community]]</small></span></a>
  <nav class="nav" aria-label="[[web.main_menu]]"><a href="/"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>[[web.home]]</a><a href="/questions"{{#AT_QUESTIONS}} aria-current="page"{{/AT_QUESTIONS}}>[[web.questions]]</a></nav>
  <div class="top-actions">
    <button class="btn btn-quiet btn-icon js-only" type="button" data-do="theme" aria-label="[[web.switch_theme]]">[[icon:moon]]</button>
    <a class="btn btn-quiet btn-icon" href="/search" aria-label="[[web.search]]">[[icon:search]]</a>
    {{#GUEST}}<a class="btn" href="/sign-in?next={{HERE}}">[[web.sign_in]]</a>{{/GUEST}}{{#MEMBER}}<details class="more"><summary class="btn btn-quiet btn-icon"><span class="av av-m {{PERSON_HUE}}" aria-hidden="true">{{PERSON_INITIALS}}</span><span class="vh">[[web.your_menu]] {{PERSON_NAME}}</span></summary>
      <div class="menu"><a href="{{PERSON_URL}}">[[icon:user]][[web.your_profile]]</a><a href="/settings">[[icon:settings]][[web.settings]]</a>{{#STAFF}}<a href="/moderation">[[icon:shield-check]][[web.moderation]]</a>{{/STAFF}}<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="{{CSRF}}"><button>[[icon:log-out]][[web.sign_out]]</button></form></div></details>{{/MEMBER}}
  </div>
</div></header>
{{#FLASH}}<div class="wrap mt-4"><p class="alert alert-ok" role="status">[[icon:circle-check-big]]<span>{{FLASH_TEXT}}</span></p></div>
{{/FLASH}}{{BODY_HTML:none}}
<footer class="foot"><div class="wrap">
  <a href="/terms">[[web.terms]]</a><a href="/privacy">[[web.privacy]]</a><a href="{{OTHER_LANG_URL}}" lang="{{OTHER_LANG}}" hreflang="{{OTHER_LANG}}">{{OTHER_LANG_NAME}}</a>
  <span class="made"><svg aria-hidden="true" focusable="false"><use href="[[asset:icons.svg]]#mark"/></svg> [[web.made_with]]</span>
</div></footer>
<nav class="thumb" aria-label="[[web.quick_menu]]"><ul><li><a href="/"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>[[icon:house]][[web.home]]</a></li><li><a href="/questions"{{#AT_QUESTIONS}} aria-current="page"{{/AT_QUESTIONS}}>[[icon:message-circle-question-mark]][[web.questions]]</a></li><li><a href="/search"{{#AT_SEARCH}} aria-current="page"{{/AT_SEARCH}}>[[icon:search]][[web.search]]</a></li><li>{{#GUEST}}<a href="/sign-in?next={{HERE}}"{{#AT_ACCOUNT}} aria-current="page"{{/AT_ACCOUNT}}>[[icon:user]][[web.sign_in]]</a>{{/GUEST}}{{#MEMBER}}<a href="{{PERSON_URL}}"{{#AT_ACCOUNT}} aria-current="page"{{/AT_ACCOUNT}}>[[icon:user]][[web.you]]</a>{{/MEMBER}}</li></ul></nav>
{{#MEMBER}}<dialog id="confirm" aria-labelledby="confirm-q"><form method="dialog" class="stack"><h2 id="confirm-q" data-question></h2><div class="form-actions"><button class="btn" value="">[[web.cancel]]</button><button class="btn btn-primary" value="yes" data-yes></button></div></form></dialog>
{{/MEMBER}}</body>
</html>
