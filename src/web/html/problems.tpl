{{%AUTOESCAPE context="HTML"}}
{{! web/html/problems.tpl: what is wrong with a form, listed on top of it after a round trip.
    PROBLEMS: section; SENTENCE the general one; PROBLEM: repeated, FIELD (id of its input), TEXT.
    Next to the field the form itself writes: class "err", aria-invalid, and a msg paragraph
    (src/web/html/README.md). }}{{#PROBLEMS}}<div class="alert alert-danger problems" role="alert" tabindex="-1">[[icon:triangle-alert]]<div><p>{{SENTENCE}}</p><ul>{{#PROBLEM}}<li><a href="#{{FIELD}}">{{TEXT}}</a></li>{{/PROBLEM}}</ul></div></div>{{/PROBLEMS}}
