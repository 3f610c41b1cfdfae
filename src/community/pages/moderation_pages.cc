#include "community/pages/moderation_pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "community/pages/json_ld.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 30;
constexpr std::size_t kQuoteCharacters = 280;
constexpr std::array kDays{1, 3, 7, 30, 365};
constexpr int kDefaultDays = 7;

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

// What holds now; a suspension weighs more.
std::optional<people::SanctionKind> in_force(const people::AccountRow& account, Instant now) {
  if (account.suspended_until && *account.suspended_until > now)
    return people::SanctionKind::suspend;
  if (account.silenced_until && *account.silenced_until > now) return people::SanctionKind::silence;
  return std::nullopt;
}

int days_of(const Request& request) {
  const auto text = request.form("days");
  int days = kDefaultDays;
  std::from_chars(text.data(), text.data() + text.size(), days);
  return std::clamp(days, kDays.front(), kDays.back());
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
  Values values("reports");
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
    web::set_section(row, "SANCTION", "SANCTION_URL",
                     "/moderation/members/" + to_string(view.message.author.id));
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

Result<Response> ModerationPages::members(const Request& request) {
  const std::string words = text::clean_line(request.param("q"));
  AccountId before{};
  parse_id(request.param("before"), before);
  const auto rows = administration_.list(request.viewer, words, before, kShown);
  if (!rows) return fail(rows.error());
  Values values("members");
  set_nav(values, request, "AT_MEMBERS");
  web::set(values, "QUERY", words);
  for (const auto& row : *rows) set_member(web::add(values, "PERSON"), request, row);
  web::show(values, "EMPTY", rows->empty());
  if (rows->size() == kShown) {
    web::set_section(
        values, "MORE", "MORE_URL",
        "/moderation/members?q=" + web::encode(words) + "&before=" + to_string(rows->back().id));
  }
  return web::page(kit_, request, staff_head(kit_.say(request, "moderation.members")),
                   "community/html/members.tpl", values);
}

void ModerationPages::set_member(Values& row, const Request& request,
                                 const people::AccountRow& account) {
  const Language language = request.viewer.language;
  web::set(row, "URL", people::path_of(account.person));
  web::set(row, "NAME", account.name);
  web::set(row, "INITIALS", text::initials(account.name));
  web::set(row, "HUE",
           people::is_staff(account.role) ? std::string_view("av-staff")
                                          : web::person_hue(account.person));
  web::set(row, "ROLE_WORDS",
           kit_.say(request, "moderation.roles." + std::string(people::name_of(account.role))));
  web::set(row, "SINCE_WORDS",
           kit_.say(request, "profile.since",
                    {{"date", words::relative(language, account.created_at, kit_.clock.now())}}));
  if (const auto kind = in_force(account, kit_.clock.now())) {
    const bool suspended = *kind == people::SanctionKind::suspend;
    web::set_section(row, "STATE", "STATE_WORDS",
                     kit_.say(request, suspended ? "moderation.suspended" : "moderation.silenced"));
  }
  if (account.id != request.viewer.account) {
    web::set_section(row, "SANCTION", "SANCTION_URL",
                     "/moderation/members/" + to_string(account.person));
  }
}

Result<people::AccountRow> ModerationPages::account_at(const Request& request) {
  const auto person = path_id<PersonId>(request);
  if (!person) return no_such_page();
  const auto account = community_.overview.account_of(*person);
  if (!account) return no_such_page();
  return administration_.find(request.viewer, *account);
}

Result<Response> ModerationPages::sanction_form(const Request& request) {
  const auto account = account_at(request);
  if (!account) return fail(account.error());
  return render_sanction(request, *account, nullptr);
}

Result<Response> ModerationPages::sanction(const Request& request) {
  const auto account = account_at(request);
  if (!account) return fail(account.error());
  const std::string here = "/moderation/members/" + to_string(account->person);
  const Instant now = kit_.clock.now();
  if (request.form("lift") == "1") {
    const auto kind = in_force(*account, now);
    if (!kind) return web::see_other(here);
    const auto lifted = administration_.lift(request.viewer, account->id, *kind);
    if (!lifted) return render_sanction(request, *account, &lifted.error());
    return web::see_other(here + "?done=lifted");
  }
  const auto kind = request.form("kind");
  if (kind != "silence" && kind != "suspend") {
    const Error error{
        Kind::invalid, "errors.invalid", {}, {{"kind", "moderation.choose_kind", {}}}};
    return render_sanction(request, *account, &error);
  }
  const auto done = administration_.sanction(
      request.viewer, account->id,
      {.kind = kind == "suspend" ? people::SanctionKind::suspend : people::SanctionKind::silence,
       .reason = typed(request, "reason"),
       .until = now + std::chrono::days{days_of(request)}});
  if (!done) return render_sanction(request, *account, &done.error());
  return web::see_other(here + "?done=sanctioned");
}

Response ModerationPages::render_sanction(const Request& request, const people::AccountRow& account,
                                          const Error* error) {
  Values values("sanction");
  web::set(values, "NAME", account.name);
  web::set(values, "ACTION", "/moderation/members/" + to_string(account.person));
  web::set(values, "BACK_URL", people::path_of(account.person));
  web::set(values, "REASON", typed(request, "reason"));
  if (const auto kind = in_force(account, kit_.clock.now())) {
    const bool suspended = *kind == people::SanctionKind::suspend;
    const auto until = suspended ? *account.suspended_until : *account.silenced_until;
    web::set_section(
        values, "CURRENT", "CURRENT_WORDS",
        kit_.say(request, suspended ? "moderation.suspended_until" : "moderation.silenced_until",
                 {{"date",
                   words::full_date_time(request.viewer.language, until, kit_.site.time_zone)}}));
  }
  for (const std::string name : {"silence", "suspend"}) {
    auto& option = web::add(values, "KIND");
    web::set(option, "VALUE", name);
    web::set(option, "TEXT", kit_.say(request, "moderation." + name));
    web::show(option, "CHECKED", request.form("kind") == name);
  }
  for (const int days : kDays) {
    auto& option = web::add(values, "DAYS");
    web::set(option, "VALUE", std::to_string(days));
    web::set(option, "TEXT", kit_.say(request, "moderation.days", {{"count", std::int64_t{days}}}));
    web::show(option, "SELECTED", days == days_of(request));
  }
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  return web::page(kit_, request, staff_head(kit_.say(request, "moderation.sanction_verb")),
                   "community/html/sanction.tpl", values, status);
}

}  // namespace coloquio::community::pages
