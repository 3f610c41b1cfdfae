{{%AUTOESCAPE context="HTML"}}
{{! mail/html/letter.tpl: one letter. Mail programs read little CSS, so it stands in attributes.
    LANG; SUBJECT; ORGANISATION; GREETING; LEAD; ACTION, LINK: the button; NOTE; FOOTER; QUOTED section: QUOTE;
    UNSUBSCRIBE section: UNSUBSCRIBE_URL, UNSUBSCRIBE_WORDS. Data: letter.cc }}
<!doctype html>
<html lang="{{LANG}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{SUBJECT}}</title></head>
<body style="margin:0;background:#eef3f0;color:#14261f;font:17px/1.55 Arial,Helvetica,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #d3ded8">
<tr><td style="padding:20px 28px;background:#06382d;color:#ffffff;font-weight:bold">{{ORGANISATION}}</td></tr>
<tr><td style="padding:28px">
<p style="margin:0 0 16px">{{GREETING}}</p>
<p style="margin:0 0 24px">{{LEAD}}</p>
{{#QUOTED}}<div style="margin:0 0 24px;padding:4px 16px;border-left:4px solid #b9c9c1;white-space:pre-line">{{QUOTE:p}}</div>
{{/QUOTED}}<p style="margin:0 0 24px"><a href="{{LINK}}" style="display:inline-block;padding:12px 22px;background:#0c5c49;color:#ffffff;text-decoration:none;font-weight:bold">{{ACTION}}</a></p>
<p style="margin:0 0 24px;font-size:15px;color:#43564e;word-break:break-all">{{LINK}}</p>
<p style="margin:0;font-size:15px;color:#43564e">{{NOTE}}</p>
</td></tr></table>
<p style="margin:20px 0 0;font-size:14px;color:#5a6c64">{{FOOTER}}{{#UNSUBSCRIBE}} <a href="{{UNSUBSCRIBE_URL}}" style="color:#43564e">{{UNSUBSCRIBE_WORDS}}</a>{{/UNSUBSCRIBE}}</p>
</td></tr></table>
</body>
</html>
