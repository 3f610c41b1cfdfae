{{%AUTOESCAPE context="HTML"}}
{{! people/html/link_gone.tpl: a link that was used or is too old. Data: pages_entry.cc. AGAIN_URL, AGAIN }}
<main id="contenido" class="wrap narrow">
<div class="empty"><h1>[[people.link_gone_title]]</h1><p>[[people.link_gone_text]]</p>
<p class="mt-3"><a class="btn btn-primary" href="{{AGAIN_URL}}">{{AGAIN}}</a></p></div>
</main>
