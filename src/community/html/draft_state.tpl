{{%AUTOESCAPE context="HTML"}}
{{! community/html/draft_state.tpl: under an editor whose form has data-draft: whether what is typed is kept. Filled by drafts.js. }}
<p class="hint" data-draft-state role="status" data-saved="[[community.drafts.saved]]" data-here="[[community.drafts.kept_here]]"></p>
<div class="alert alert-info" data-draft-conflict role="alert" hidden>[[icon:info]]<div class="stack"><p>[[community.drafts.conflict]]</p><div class="row row-wrap"><button class="btn" type="button" data-take="other">[[community.drafts.take_other]]</button><button class="btn" type="button" data-take="mine">[[community.drafts.take_mine]]</button></div></div></div>
