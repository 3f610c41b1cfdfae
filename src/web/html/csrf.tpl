{{%AUTOESCAPE context="HTML"}}
{{! web/html/csrf.tpl: in every form that posts, for those signed in. CSRF: the session's token. }}<input type="hidden" name="csrf" value="{{CSRF}}">
