#include "community/pages/ask.h"

#include "community/spaces/directory.h"

namespace coloquio::community::pages {
namespace {

constexpr int kTagsOffered = 50;

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

}  // namespace

Result<Response> AskPage::form(const Request& request) {
  Draft draft;
  draft.wanted.space = std::string(request.param("space"));
  draft.wanted.title = std::string(request.param("title"));
  return render(request, draft);
}

Result<Response> AskPage::submit(const Request& request) {
  Draft draft{.wanted = read_form(request),
              .tags = std::string(request.form("tags")),
              .preview_html = "",
              .previewed = false,
              .error = nullptr};
  if (!request.form("preview").empty()) {
    const auto html = community_.posting.preview(request.viewer, draft.wanted.body);
    if (!html) {
      draft.error = &html.error();
      return render(request, draft);
    }
    draft.preview_html = *html;
    draft.previewed = true;
    return render(request, draft);
  }
  draft.wanted.typed_in = community_.screening.typed_in(request.viewer, request.form("opened"));
  const auto started = community_.posting.start(request.viewer, draft.wanted);
  if (started && started->conversation.id == ConversationId{}) {
    return web::see_other("/standing?done=held");
  }
  if (started) return web::see_other(path_of(started->conversation) + "?done=asked");
  draft.error = &started.error();
  return render(request, draft);
}

Response AskPage::render(const Request& request, const Draft& draft) {
  Values values;
  int status = 200;
  if (!request.viewer.may(Permission::post)) {
    web::set_section(values, "SILENCED", "SILENCED_TEXT", why_not_post(community_, kit_, request));
    return web::page(kit_, request, head(request), "community/html/ask.tpl", values, status);
  }
  auto& form = web::add(values, "FORM");
  web::show(form, "NEWCOMER", request.viewer.newcomer);
  web::set(form, "TITLE_VALUE", draft.wanted.title);
  const bool discussion = draft.wanted.kind == ConversationKind::discussion;
  web::show(form, discussion ? "DISCUSSION_CHECKED" : "QUESTION_CHECKED");
  web::set(form, "BODY", draft.wanted.body);
  web::set(form, "OPENED", opened_at(community_, request));
  web::set(form, "DRAFT_KEY", "ask");
  web::set(form, "TAGS_VALUE", draft.tags);
  set_spaces(form, request, draft.wanted.space);
  for (const auto& tag : community_.reading.tags(request.viewer, "", kTagsOffered)) {
    web::set(web::add(form, "TAG_OPTION"), "NAME", tag.name);
  }
  if (draft.previewed) {
    auto& preview = web::add(form, "PREVIEW");
    web::set(preview, "PREVIEW_TITLE", draft.wanted.title);
    web::set(preview, "PREVIEW_HTML", draft.preview_html);
    set_similar(form, request, draft.wanted.title);
  }
  if (draft.error) status = set_problems(form, kit_, request, *draft.error);

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

void AskPage::set_similar(Values& form, const Request& request, const std::string& title) {
  const auto lines = community_.search.similar(request.viewer, title);
  if (lines.empty()) return;
  auto& similar = web::add(form, "SIMILAR");
  for (const auto& line : lines) {
    auto& link = web::add(similar, "LINK");
    web::set(link, "URL", path_of(line.conversation));
    web::set(link, "TEXT", line.conversation.title);
    web::set(link, "WORDS", state_and_replies(kit_, request, line.conversation));
  }
}

}  // namespace coloquio::community::pages
