#include "community/pages/draft_pages.h"

#include "base/text.h"

namespace coloquio::community::pages {
namespace {

constexpr std::size_t kQuoteCharacters = 280;

}  // namespace

Result<Response> DraftPages::list(const Request& request) {
  const auto lines = community_.drafts.list(request.viewer);
  Values values;
  for (const auto& line : lines) set_draft(web::add(values, "DRAFT"), request, line);
  web::show(values, "EMPTY", lines.empty());
  const web::PageHead head{.title = kit_.say(request, "community.drafts.title"),
                           .description = "",
                           .canonical = "/drafts",
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = false};
  return web::page(kit_, request, head, "community/html/drafts.tpl", values);
}

void DraftPages::set_draft(Values& row, const Request& request, const DraftLine& line) {
  const auto& draft = line.draft;
  const bool asks = draft.place == draft_of_question;
  std::string heading = draft.title;
  if (line.conversation) {
    heading = kit_.say(request, "community.drafts.reply_to", {{"title", line.conversation->title}});
  }
  if (heading.empty()) {
    heading = kit_.say(request, asks ? "community.drafts.untitled" : "community.drafts.reply");
  }
  web::set(row, "PLACE", draft.place);
  web::set(row, "HEADING", heading);
  if (!draft.body.empty()) {
    web::set_section(row, "QUOTE_TEXT", "QUOTE",
                     text::truncate(text::clean_line(draft.body), kQuoteCharacters));
  }
  set_time(row, kit_, request, draft.updated_at);
  if (asks || line.conversation) {
    web::set_section(row, "GO_ON", "URL", asks ? "/ask" : path_of(*line.conversation) + "#reply");
  } else {
    web::show(row, "GONE");
  }
}

Result<Response> DraftPages::discard(const Request& request) {
  community_.drafts.discard(request.viewer, request.path_value("place"));
  return web::see_other("/drafts?done=draft_discarded");
}

}  // namespace coloquio::community::pages
