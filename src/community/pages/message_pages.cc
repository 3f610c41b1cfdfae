#include "community/pages/message_pages.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "community/pages/diff.h"
#include "community/pages/json_ld.h"

namespace coloquio::community::pages {
namespace {

constexpr std::size_t kQuoteCharacters = 280;

constexpr std::array<std::pair<std::string_view, ReportReason>, 5> kReasons{
    {{"spam", ReportReason::spam},
     {"rude", ReportReason::rude},
     {"private_data", ReportReason::private_data},
     {"illegal", ReportReason::illegal},
     {"other", ReportReason::other}}};

std::string place_of(const MessageView& view) { return "/messages/" + to_string(view.message.id); }

web::PageHead private_head(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

}  // namespace

Result<Response> MessagePages::edit_form(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  if (!view->may_edit) return fail(Kind::forbidden, "errors.forbidden");
  Draft draft{.title = "", .body = view->message.body_markdown, .tags = "", .preview_html = ""};
  if (view->message.kind == MessageKind::opening) {
    const auto topic = community_.reading.show(request.viewer, view->message.conversation);
    if (!topic) return fail(topic.error());
    draft.title = topic->conversation.title;
    draft.tags = join_tags(topic->conversation.tags);
  }
  return render_edit(request, *view, draft);
}

Result<Response> MessagePages::edit(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  Draft draft{.title = typed(request, "title"),
              .body = typed(request, "body"),
              .tags = typed(request, "tags"),
              .preview_html = ""};
  // Somebody else changed it since this form was opened: do not write over their words unseen.
  Error stale{Kind::stale, "errors.stale", {}, {}};
  if (request.form("version") != std::to_string(view->message.edits)) {
    draft.error = &stale;
    return render_edit(request, *view, draft);
  }
  if (!request.form("preview").empty()) {
    const auto html = community_.posting.preview(request.viewer, draft.body);
    if (html) draft.preview_html = *html;
    if (!html) draft.error = &html.error();
    return render_edit(request, *view, draft);
  }
  MessageChange change{.id = *id, .body = draft.body, .title = {}, .tags = {}};
  if (view->message.kind == MessageKind::opening) {
    change.title = draft.title;
    change.tags = split_tags(draft.tags);
  }
  const auto saved = community_.posting.edit(request.viewer, change);
  if (saved) return web::see_other(place_of(*view) + "?done=edited");
  draft.error = &saved.error();
  return render_edit(request, *view, draft);
}

Response MessagePages::render_edit(const Request& request, const MessageView& view,
                                   const Draft& draft) {
  Values values;
  web::set(values, "ID", to_string(view.message.id));
  web::set(values, "BACK_URL", place_of(view));
  web::set(values, "VERSION", std::to_string(view.message.edits));
  web::set(values, "BODY", draft.body);
  if (view.message.kind == MessageKind::opening) {
    web::show(values, "OPENING");
    web::set(values, "TITLE_VALUE", draft.title);
    web::set(values, "TAGS_VALUE", draft.tags);
  }
  web::set_section(values, "PREVIEW", "PREVIEW_HTML", draft.preview_html);
  const int status = draft.error ? set_problems(values, kit_, request, *draft.error) : 200;
  return web::page(kit_, request, private_head(kit_.say(request, "conversations.edit_title")),
                   "community/html/edit.tpl", values, status);
}

Result<Response> MessagePages::history(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  const auto revisions = community_.reading.revisions(request.viewer, *id);
  if (!revisions) return fail(revisions.error());

  Values values;
  web::set(values, "BACK_URL", place_of(*view));
  // Each entry shows what its text changed; who wrote it replaced the one before.
  std::string text = view->message.body_markdown;
  for (std::size_t i = 0; i <= revisions->size(); ++i) {
    const bool first = i == revisions->size();
    const Revision* before = first ? nullptr : &(*revisions)[i];
    auto& version = web::add(values, "VERSION");
    const std::string title = i == 0 ? "" : (*revisions)[i - 1].title;
    web::set_section(version, "TITLE", "TITLE_TEXT", title);
    web::set(version, "NUMBER_WORDS",
             first    ? kit_.say(request, "conversations.first_version")
             : i == 0 ? kit_.say(request, "conversations.version_now")
                      : kit_.say(request, "conversations.version",
                                 {{"number", (*revisions)[i - 1].number}}));
    web::set(version, "BY_NAME", first ? view->author.name : before->edited_by.name);
    set_time(version, kit_, request, first ? view->message.created_at : before->replaced_at);
    web::set(version, "CHANGES_HTML",
             first ? changes_html(text, text) : changes_html(before->body_markdown, text));
    if (before) text = before->body_markdown;
  }
  return web::page(kit_, request, private_head(kit_.say(request, "conversations.history_title")),
                   "community/html/history.tpl", values);
}

Result<Response> MessagePages::report_form(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  return render_report(request, *view, nullptr);
}

Result<Response> MessagePages::report(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  const auto chosen = std::ranges::find_if(
      kReasons, [&](const auto& reason) { return reason.first == request.form("reason"); });
  if (chosen == kReasons.end()) {
    const Error error{
        Kind::invalid, "errors.invalid", {}, {{"reason", "moderation.choose_reason", {}}}};
    return render_report(request, *view, &error);
  }
  const auto sent = community_.review.report(
      request.viewer, {.id = *id, .reason = chosen->second, .note = typed(request, "note")});
  if (!sent) return render_report(request, *view, &sent.error());
  return web::see_other(place_of(*view) + "?done=reported");
}

Response MessagePages::render_report(const Request& request, const MessageView& view,
                                     const Error* error) {
  Values values;
  web::set(values, "ID", to_string(view.message.id));
  web::set(values, "BACK_URL", place_of(view));
  web::set(values, "AUTHOR_NAME", view.author.name);
  web::set(values, "QUOTE", text::truncate(plain_text(view.message), kQuoteCharacters));
  web::set(values, "NOTE", typed(request, "note"));
  for (const auto& [name, reason] : kReasons) {
    auto& option = web::add(values, "REASON");
    web::set(option, "VALUE", name);
    web::set(option, "TEXT", kit_.say(request, "moderation.reasons." + std::string(name)));
    web::show(option, "CHECKED", request.form("reason") == name);
  }
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  return web::page(kit_, request, private_head(kit_.say(request, "moderation.report_title")),
                   "community/html/report.tpl", values, status);
}

}  // namespace coloquio::community::pages
