{{%AUTOESCAPE context="HTML"}}
{{! people/html/confirm.tpl: a link from a mail was opened; only the button does something, because mail programs open
    links by themselves. Data: pages_entry.cc. TITLE, SENTENCE, BUTTON; ACTION, KEY }}
<main id="contenido" class="wrap narrow">
<div class="page-title"><h1>{{TITLE}}</h1><p class="lead">{{SENTENCE}}</p></div>
<form class="form" method="post" action="{{ACTION}}"><input type="hidden" name="key" value="{{KEY}}">[[include:web/html/csrf.tpl]]
<div class="form-actions"><button class="btn btn-primary">{{BUTTON}}</button></div>
</form>
</main>
