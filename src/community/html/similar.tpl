{{%AUTOESCAPE context="HTML"}}
{{! community/html/similar.tpl: perhaps asked already, while a title is typed. Data: ask.cc.
    SIMILAR section: LINK repeated: URL, TEXT, WORDS; OFFERED section: some were shown for this question, now or before }}
{{#OFFERED}}<input type="hidden" name="offered" value="1">{{/OFFERED}}{{#SIMILAR}}<section class="card" aria-labelledby="h-rel"><h2 id="h-rel">[[ask.similar]]</h2><ul class="linklist mt-2">{{#LINK}}<li><a href="{{URL}}" rel="nofollow">{{TEXT}}<span class="meta"><span>{{WORDS}}</span></span></a></li>{{/LINK}}</ul></section>{{/SIMILAR}}
