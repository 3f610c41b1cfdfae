{{%AUTOESCAPE context="HTML"}}
{{! community/html/time.tpl: AT_ISO, AT_FULL, AT_WORDS, from page_words.h. }}<time datetime="{{AT_ISO}}" title="{{AT_FULL}}">{{AT_WORDS}}</time>
