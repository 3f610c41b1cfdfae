{{%AUTOESCAPE context="HTML"}}
{{! community/html/review_row.tpl: one item of the queue. Data: ReviewPages::set_item().
    ID, ITEM_URL, KIND_WORDS, WHY_WORDS, TITLE, PERSON_NAME, PERSON_URL, AT_…; SPACE section: SPACE_TITLE; PLACE section: PLACE_URL
    QUOTE section: QUOTE_TEXT; HIDDEN, OVERDUE_ITEM sections; REPORT repeated: REASON_WORDS, REPORTER_NAME, NOTE section: NOTE_TEXT
    STATEMENT section: STATEMENT_URL; CLAIMED section: CLAIMED_WORDS; DECIDED section: DECIDED_WORDS
    DECIDE section: OUTCOME repeated: VALUE, KEY, TEXT, DANGER section; RULE repeated: RULE_VALUE, RULE_TEXT, RULE_SELECTED section; FACTS;
    CLAIM or RELEASE section; around: KIND_CHOSEN, SPACE_CHOSEN }}<h2 class="small" id="h-{{ID}}"><a href="{{ITEM_URL}}">{{TITLE}}</a></h2>
<p class="meta"><span class="badge badge-accent">{{KIND_WORDS}}</span><span>{{WHY_WORDS}}</span>{{#SPACE}}<span class="sep">{{SPACE_TITLE}}</span>{{/SPACE}}<span class="sep">[[include:community/html/time.tpl]]</span>{{#OVERDUE_ITEM}}<span class="badge badge-danger">[[review.overdue]]</span>{{/OVERDUE_ITEM}}{{#HIDDEN}}<span class="badge">[[review.hidden]]</span>{{/HIDDEN}}{{#CLAIMED}}<span class="badge">{{CLAIMED_WORDS}}</span>{{/CLAIMED}}{{#DECIDED}}<span class="badge badge-ok">{{DECIDED_WORDS}}</span>{{/DECIDED}}</p>
{{#QUOTE}}<blockquote class="quote"><p>{{QUOTE_TEXT}}</p><p class="meta"><span><a href="{{PERSON_URL}}">{{PERSON_NAME}}</a></span></p></blockquote>{{/QUOTE}}
{{#REPORT}}<p class="small"><b>{{REASON_WORDS}}</b> · [[moderation.reported_by]] {{REPORTER_NAME}}{{#NOTE}} · <span class="ink2">{{NOTE_TEXT}}</span>{{/NOTE}}</p>
{{/REPORT}}<p class="small">{{#PLACE}}<a href="{{PLACE_URL}}">[[review.in_place]]</a> {{/PLACE}}{{#STATEMENT}}<a href="{{STATEMENT_URL}}">[[review.statement]]</a>{{/STATEMENT}}</p>
{{#DECIDE}}<form class="stack" method="post" action="/moderation/reviews/{{ID}}">[[include:web/html/csrf.tpl]]<input type="hidden" name="kind" value="{{KIND_CHOSEN}}"><input type="hidden" name="space" value="{{SPACE_CHOSEN}}">
<details><summary>[[review.reasons]]</summary><div class="stack mt-3"><label class="label" for="rule-{{ID}}">[[review.rule]]</label><select class="input" id="rule-{{ID}}" name="rule"><option value="">[[review.rule_usual]]</option>{{#RULE}}<option value="{{RULE_VALUE}}"{{#RULE_SELECTED}} selected{{/RULE_SELECTED}}>{{RULE_TEXT}}</option>{{/RULE}}</select><label class="label" for="facts-{{ID}}">[[review.facts]]</label><textarea class="input" id="facts-{{ID}}" name="facts" maxlength="2000">
{{FACTS:p}}</textarea></div></details>
<div class="row row-wrap">{{#OUTCOME}}<button class="btn{{#DANGER}} btn-danger{{/DANGER}}" name="outcome" value="{{VALUE}}" data-key="{{KEY}}">{{TEXT}}</button>{{/OUTCOME}}</div></form>
<form method="post" action="/moderation/reviews/{{ID}}/claim">[[include:web/html/csrf.tpl]]<input type="hidden" name="kind" value="{{KIND_CHOSEN}}"><input type="hidden" name="space" value="{{SPACE_CHOSEN}}">{{#CLAIM}}<button class="btn btn-quiet" data-key="c">[[review.claim]]</button>{{/CLAIM}}{{#RELEASE}}<button class="btn btn-quiet" name="release" value="1" data-key="c">[[review.release]]</button>{{/RELEASE}}</form>{{/DECIDE}}
