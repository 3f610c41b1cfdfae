{{%AUTOESCAPE context="HTML"}}
{{! web/html/error.tpl: what failed, what still works, what to do next.
    HEADING, SENTENCE      in words, never a bare code
    WHO_CAN                section: WHO_TEXT says who can grant access
    SIGN_IN                section: signing in would help; NEXT is where to come back to
    RETRY                  section: trying again makes sense; RETRY_URL
    REQUEST_ID             section: REQUEST_ID_TEXT to tell to support }}
<main id="contenido" class="wrap narrow" data-error-page>
<div class="empty"><h1 class="raya">{{HEADING}}</h1>
<p>{{SENTENCE}}</p>
{{#WHO_CAN}}<p>{{WHO_TEXT}}</p>{{/WHO_CAN}}
<div class="form-actions">{{#SIGN_IN}}<a class="btn btn-primary" href="/sign-in?next={{NEXT}}">[[web.sign_in]]</a>{{/SIGN_IN}}{{#RETRY}}<a class="btn" href="{{RETRY_URL}}">[[web.try_again]]</a>{{/RETRY}}<a class="btn" href="/">[[web.to_home]]</a><a class="btn btn-quiet" href="/search">[[web.search]]</a></div>
{{#REQUEST_ID}}<p class="xs muted mt-4">[[errors.request_id]] <span class="num">{{REQUEST_ID_TEXT}}</span></p>{{/REQUEST_ID}}
</div></main>
