#include "community/pages/moderation_pages.h"

#include "base/text.h"
#include "community/pages/json_ld.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 30;
constexpr std::size_t kQuoteCharacters = 280;

std::string_view name_of(ReportReason reason) {
  switch (reason) {
    case ReportReason::spam:
      return "spam";
    case ReportReason::rude:
      return "rude";
    case ReportReason::private_data:
      return "private_data";
    case ReportReason::illegal:
      return "illegal";
    case ReportReason::other:
      return "other";
  }
  return "other";
}

web::PageHead staff_head(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

}  // namespace

void ModerationPages::set_nav(Values& values, const Request& request, std::string_view at) {
  web::show(values, at);
  web::show(values, "MAY_MEMBERS", request.viewer.may(Permission::manage_accounts));
  web::show(values, "MAY_SPACES", request.viewer.may(Permission::manage_spaces));
  const auto open = community_.moderation.count_open(request.viewer);
  if (open > 0) {
    web::set_section(values, "REPORTS_COUNT", "COUNT",
                     words::number(request.viewer.language, open));
  }
}

Result<Response> ModerationPages::reports(const Request& request) {
  const auto found =
      community_.moderation.open_reports(request.viewer, request.param("after"), kShown);
  if (!found) return fail(found.error());
  Values values;
  set_nav(values, request, "AT_REPORTS");
  for (const auto& view : found->items) set_report(web::add(values, "REPORT"), request, view);
  web::show(values, "EMPTY", found->items.empty());
  return web::page(kit_, request, staff_head(kit_.say(request, "moderation.reports")),
                   "community/html/reports.tpl", values);
}

void ModerationPages::set_report(Values& row, const Request& request, const ReportView& view) {
  web::set(row, "ID", to_string(view.report.id));
  web::set(row, "URL", "/messages/" + to_string(view.report.message));
  web::set(row, "CONVERSATION", view.conversation.title);
  web::set(row, "AUTHOR_NAME", view.message.author.name);
  web::set(row, "AUTHOR_URL", people::path_of(view.message.author.id));
  web::set(row, "QUOTE", text::truncate(plain_text(view.message.message), kQuoteCharacters));
  web::set(row, "REASON_WORDS",
           kit_.say(request, "moderation.reasons." + std::string(name_of(view.report.reason))));
  web::set(row, "REPORTER_NAME", view.reporter.name);
  web::set_section(row, "NOTE", "NOTE_TEXT", view.report.note);
  set_time(row, kit_, request, view.report.created_at);
  if (request.viewer.may(Permission::sanction)) {
    const auto account = community_.overview.account_of(view.message.author.id);
    if (account) web::set_section(row, "SANCTION", "SANCTION_URL", sanction_url(*account));
  }
}

Result<Response> ModerationPages::resolve(const Request& request) {
  const auto id = path_id<ReportId>(request);
  if (!id) return no_such_page();
  const bool removed = request.form("outcome") == "removed";
  const auto done = community_.moderation.resolve(
      request.viewer, *id, removed ? ReportOutcome::removed : ReportOutcome::kept);
  if (!done) return fail(done.error());
  return web::see_other("/moderation?done=resolved");
}

}  // namespace coloquio::community::pages
