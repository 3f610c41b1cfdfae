{{%AUTOESCAPE context="HTML"}}
{{! community/html/words.tpl: watched words. Data: words_page.cc.
    moderation_nav.tpl, problems.tpl; WORD, TEXT as typed; WORD_ERROR section: WORD_ERROR_TEXT; ACTION repeated: VALUE, ACTION_TEXT,
    SELECTED section; REHEARSAL section: MET_WORDS, PARTIAL section, SAMPLE repeated: URL, EXCERPT, AT_…; TEST section: TEST_WORDS, SHOWN
    WATCHED repeated: ID, WATCHED_WORD, ACTION_TEXT; EMPTY section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[words_watched.title]]</h1><p class="lead">[[words_watched.lead]]</p></div>
[[include:community/html/moderation_nav.tpl]]
<form class="form" method="post" action="/moderation/words" novalidate>[[include:web/html/csrf.tpl]]
[[include:web/html/problems.tpl]]
<div class="field{{#WORD_ERROR}} err{{/WORD_ERROR}}"><label class="label" for="word">[[words_watched.word]]</label><p class="hint" id="word-hint">[[words_watched.word_hint]]</p><input class="input" id="word" name="word" maxlength="60" autocapitalize="none" autocomplete="off" value="{{WORD}}" aria-describedby="word-hint"{{#WORD_ERROR}} aria-invalid="true"{{/WORD_ERROR}}>{{#WORD_ERROR}}<p class="msg">[[icon:circle-alert]]{{WORD_ERROR_TEXT}}</p>{{/WORD_ERROR}}</div>
<div class="field"><label class="label" for="action">[[words_watched.action]]</label><select class="input" id="action" name="action">{{#ACTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{ACTION_TEXT}}</option>{{/ACTION}}</select></div>
<div class="form-actions"><button class="btn" name="do" value="rehearse">[[words_watched.rehearse]]</button>{{#REHEARSAL}}<button class="btn btn-primary" name="do" value="save">[[words_watched.save]]</button>{{/REHEARSAL}}</div>
{{#REHEARSAL}}<section class="card" role="status" aria-labelledby="h-rehearsal"><h2 id="h-rehearsal">[[words_watched.rehearsal]]</h2><p>{{MET_WORDS}}{{#PARTIAL}} [[words_watched.rehearsal_partial]]{{/PARTIAL}}</p><ul class="rows">{{#SAMPLE}}<li><p><a href="{{URL}}">{{EXCERPT}}</a></p><p class="meta"><span>[[include:community/html/time.tpl]]</span></p></li>{{/SAMPLE}}</ul></section>{{/REHEARSAL}}
<div class="field mt-5"><label class="label" for="text">[[words_watched.test_text]]</label><textarea class="input" id="text" name="text" maxlength="8000">
{{TEXT:p}}</textarea></div>
<div class="form-actions"><button class="btn" name="do" value="test">[[words_watched.try]]</button></div>
{{#TEST}}<section class="card" role="status" aria-labelledby="h-test"><h2 id="h-test">[[words_watched.result]]</h2><p>{{TEST_WORDS}}</p><pre>
{{SHOWN:p}}</pre></section>{{/TEST}}
</form>
<h2 class="mt-5">[[words_watched.list]]</h2>
<ul class="rows">{{#WATCHED}}<li><form class="row row-wrap" method="post" action="/moderation/words/{{ID}}/remove">[[include:web/html/csrf.tpl]]<b>{{WATCHED_WORD}}</b><span class="ink2">{{ACTION_TEXT}}</span><button class="btn btn-quiet">[[words_watched.remove]]<span class="vh"> {{WATCHED_WORD}}</span></button></form></li>
{{/WATCHED}}</ul>
{{#EMPTY}}<p class="ink2">[[words_watched.none]]</p>{{/EMPTY}}
</main>
