{{%AUTOESCAPE context="HTML"}}
{{! people/html/mailbox.tpl: what would be sent; development only. Data: pages_mailbox.cc.
    MAIL repeated: TO, SUBJECT, WHEN, STATE, TEXT; LINK section: LINK_URL; EMPTY section }}
<main id="contenido" class="wrap middle">
<div class="page-title"><h1>[[mail.mailbox]]</h1><p class="lead">[[mail.mailbox_lead]]</p></div>
{{#EMPTY}}<div class="empty"><p>[[mail.mailbox_empty]]</p></div>{{/EMPTY}}
<ul class="rows">
{{#MAIL}}<li><h2>{{SUBJECT}}</h2><p class="meta"><span>{{TO}}</span><span class="sep">{{WHEN}}</span><span class="badge">{{STATE}}</span></p>{{#LINK}}<p><a class="btn" href="{{LINK_URL}}">[[mail.open_link]]</a></p>{{/LINK}}<div class="prose"><pre tabindex="0">{{TEXT:p}}</pre></div></li>
{{/MAIL}}</ul>
</main>
