#include "community/pages/ask.h"

#include "base/text.h"
#include "community/pages/norms_pages.h"
#include "community/spaces/directory.h"

namespace coloquio::community::pages {
namespace {

constexpr int kTagsOffered = 50;
constexpr std::size_t kTitleToCompare = 10;  // Shorter ones say too little.

NewConversation read_form(const Request& request) {
  NewConversation wanted;
  wanted.space = std::string(request.form("space"));
  wanted.kind = request.form("kind") == "discussion" ? ConversationKind::discussion
                                                     : ConversationKind::question;
  wanted.title = typed(request, "title");
  wanted.body = typed(request, "body");
  wanted.tags = split_tags(request.form("tags"));
  return wanted;
}

// Depth of a space in the tree, for the list to choose from.
int depth_of(const std::vector<Space>& spaces, const Space& space) {
  int depth = 0;
  auto parent = space.parent.value_or(SpaceId{});
  while (parent != SpaceId{}) {
    ++depth;
    const auto above = std::find_if(spaces.begin(), spaces.end(),
                                    [&](const Space& other) { return other.id == parent; });
    parent = above == spaces.end() ? SpaceId{} : above->parent.value_or(SpaceId{});
  }
  return depth;
}

// What the form begins with when something was typed before.
NewConversation from_draft(const Draft& draft) {
  NewConversation wanted;
  wanted.space = draft.space;
  wanted.kind =
      draft.kind == "discussion" ? ConversationKind::discussion : ConversationKind::question;
  wanted.title = draft.title;
  wanted.body = draft.body;
  return wanted;
}

}  // namespace

Result<Response> AskPage::form(const Request& request) {
  Form filled;
  const auto kept = community_.drafts.find(request.viewer, draft_of_question);
  const auto title = request.param("title");
  if (kept) filled.version = kept->version;
  if (kept && (title.empty() || title == kept->title)) {
    filled.wanted = from_draft(*kept);
    filled.tags = kept->tags;
  } else {
    filled.wanted.title = std::string(title);
    filled.other_draft = kept.has_value();
  }
  if (const auto space = request.param("space"); !space.empty()) {
    filled.wanted.space = std::string(space);
  }
  return render(request, filled);
}

// Also without script nothing is lost that was sent here once.
void AskPage::keep(const Request& request, Form& filled) {
  const auto saved =
      community_.drafts.save(request.viewer, {.place = std::string(draft_of_question),
                                              .title = filled.wanted.title,
                                              .body = filled.wanted.body,
                                              .space = filled.wanted.space,
                                              .tags = filled.tags,
                                              .kind = std::string(request.form("kind")),
                                              .seen = std::nullopt});
  if (saved) filled.version = saved->version;
}

Result<Response> AskPage::submit(const Request& request) {
  Form filled;
  filled.wanted = read_form(request);
  filled.tags = std::string(request.form("tags"));
  if (!request.form("preview").empty()) {
    keep(request, filled);
    const auto html = community_.posting.preview(request.viewer, filled.wanted.body);
    if (!html) {
      filled.error = &html.error();
      return render(request, filled);
    }
    filled.preview_html = *html;
    filled.previewed = true;
    return render(request, filled);
  }
  // What was kept as a draft was not typed in a moment, whenever this form was opened.
  if (!community_.drafts.find(request.viewer, draft_of_question)) {
    filled.wanted.typed_in = community_.screening.typed_in(request.viewer, request.form("opened"));
  }
  const auto started = community_.posting.start(request.viewer, filled.wanted);
  if (started) {
    community_.drafts.discard(request.viewer, draft_of_question);
    if (request.form("offered") == "1") {
      community_.suggestions.count(SuggestionOutcome::asked_anyway);
    }
    if (started->conversation.id == ConversationId{}) {
      return web::see_other("/standing?done=held");
    }
    return web::see_other(path_of(started->conversation) + "?done=asked");
  }
  keep(request, filled);
  filled.error = &started.error();
  return render(request, filled);
}

Result<Response> AskPage::similar(const Request& request) {
  const auto title = text::clean_line(request.param("title"));
  Values values;
  const bool found =
      text::count_graphemes(title) >= kTitleToCompare && set_similar(values, request, title);
  const bool before = request.param("offered") == "1";
  if (found && !before) community_.suggestions.count(SuggestionOutcome::offered);
  web::show(values, "OFFERED", found || before);
  return web::html(
      kit_.templates.render("community/html/similar.tpl", request.viewer.language, values));
}

Result<Response> AskPage::open_similar(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto topic = community_.reading.show(request.viewer, *id, std::nullopt, 1);
  if (!topic) return fail(topic.error());
  community_.suggestions.count(SuggestionOutcome::opened);
  return web::see_other(path_of(topic->conversation));
}

Response AskPage::render(const Request& request, const Form& filled) {
  Values values;
  int status = 200;
  if (!request.viewer.may(Permission::post)) {
    web::set_section(values, "SILENCED", "SILENCED_TEXT", why_not_post(community_, kit_, request));
    return web::page(kit_, request, head(request), "community/html/ask.tpl", values, status);
  }
  auto& form = web::add(values, "FORM");
  web::show(form, "NEWCOMER", request.viewer.newcomer);
  set_norms_card(form, community_, request, filled.wanted.space);
  web::set(form, "TITLE_VALUE", filled.wanted.title);
  const bool discussion = filled.wanted.kind == ConversationKind::discussion;
  web::show(form, discussion ? "DISCUSSION_CHECKED" : "QUESTION_CHECKED");
  web::set(form, "BODY", filled.wanted.body);
  web::set(form, "OPENED", opened_at(community_, request));
  web::set(form, "DRAFT_VERSION", std::to_string(filled.version));
  web::show(form, "OTHER_DRAFT", filled.other_draft);
  web::set(form, "TAGS_VALUE", filled.tags);
  set_spaces(form, request, filled.wanted.space);
  for (const auto& tag : community_.reading.tags(request.viewer, "", kTagsOffered)) {
    web::set(web::add(form, "TAG_OPTION"), "NAME", tag.name);
  }
  if (filled.previewed) {
    auto& preview = web::add(form, "PREVIEW");
    web::set(preview, "PREVIEW_TITLE", filled.wanted.title);
    web::set(preview, "PREVIEW_HTML", filled.preview_html);
    set_similar(form, request, filled.wanted.title);
    web::show(form, "OFFERED", request.form("offered") == "1");
  }
  if (filled.error) status = set_problems(form, kit_, request, *filled.error);

  return web::page(kit_, request, head(request), "community/html/ask.tpl", values, status);
}

web::PageHead AskPage::head(const Request& request) const {
  return {.title = kit_.say(request, "ask.title"),
          .description = "",
          .canonical = "/ask",
          .json_ld_html = "",
          .feed = "",
          .section = "ask",
          .index = false};
}

void AskPage::set_spaces(Values& form, const Request& request, const std::string& chosen) {
  const auto spaces = community_.spaces.list(request.viewer);
  for (const auto& space : spaces) {
    if (space.state != SpaceState::open) continue;
    auto& option = web::add(form, "SPACE");
    web::set(option, "SLUG", space.slug);
    std::string name;
    for (int i = depth_of(spaces, space); i > 0; --i) name += "\u00a0\u00a0";
    web::set(option, "NAME", name + space.title);
    web::show(option, "SELECTED", space.slug == chosen || (spaces.size() == 1 && chosen.empty()));
  }
}

bool AskPage::set_similar(Values& values, const Request& request, const std::string& title) {
  const auto lines = community_.search.similar(request.viewer, title);
  if (lines.empty()) return false;
  auto& similar = web::add(values, "SIMILAR");
  for (const auto& line : lines) {
    auto& link = web::add(similar, "LINK");
    web::set(link, "URL", "/ask/similar/" + to_string(line.conversation.id));
    web::set(link, "TEXT", line.conversation.title);
    web::set(link, "WORDS", state_and_replies(kit_, request, line.conversation));
  }
  return true;
}

}  // namespace coloquio::community::pages
