{{%AUTOESCAPE context="HTML"}}
{{! people/html/check_mail.tpl: a mail is on its way; the same for known and unknown addresses. Data: pages_entry.cc.
    TITLE, SENTENCE; MAILBOX section: there is no mail server here (development) }}
<main id="contenido" class="wrap narrow">
<div class="empty"><h1>{{TITLE}}</h1><p>{{SENTENCE}}</p><p>[[people.check_spam]]</p>
{{#MAILBOX}}<p><a href="/dev/mailbox">[[people.open_mailbox]]</a></p>{{/MAILBOX}}
<p class="mt-3"><a class="btn" href="/">[[web.to_home]]</a></p></div>
</main>
