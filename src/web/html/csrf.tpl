{{%AUTOESCAPE context="HTML"}}
{{! web/html/csrf.tpl: in every form that posts, for those signed in. CSRF: the session's token, set by web::page(). }}<input type="hidden" name="csrf" value="{{CSRF}}">
