#include "community/pages/review_pages.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "db/enum_name.h"
#include "markup/plain_text.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 20;
constexpr std::size_t kQuoteCharacters = 600;
constexpr std::array kKinds{ReviewKind::message, ReviewKind::held, ReviewKind::person,
                            ReviewKind::appeal};
constexpr std::array kRules{ReportReason::spam, ReportReason::rude, ReportReason::private_data,
                            ReportReason::illegal, ReportReason::other};

template <class E>
std::string name(E value) {
  return std::string{db::to_name(value)};
}

// The keys of the queue: a keeps or approves, r removes or refuses, s silences.
std::string_view key_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kept:
    case Outcome::approved:
    case Outcome::upheld:
      return "a";
    case Outcome::removed:
    case Outcome::refused:
    case Outcome::overturned:
      return "r";
    case Outcome::silenced:
      return "s";
    case Outcome::suspended:
      return "x";
  }
  return "";
}

std::string item_url(ReviewId id) { return "/moderation/reviews/" + to_string(id); }

// The list one came from, filter included.
std::string queue_url(const Request& request, std::string_view done) {
  std::string url = "/moderation";
  char mark = '?';
  for (const auto* field : {"kind", "space"}) {
    const auto value = request.form(field);
    if (value.empty()) continue;
    url.append(1, mark).append(field).append("=").append(web::encode(value));
    mark = '&';
  }
  return url.append(1, mark).append("done=").append(done);
}

std::string person_of(const Request& request) {
  auto typed = text::clean_line(request.form("person"));
  // The address of a profile does as well as its number.
  return typed.substr(typed.rfind('/') == std::string::npos ? 0 : typed.rfind('/') + 1);
}

}  // namespace

web::PageHead private_head(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

void set_moderation_nav(Values& values, Community& community, const PageKit& kit,
                        const Request& request, std::string_view at) {
  web::show(values, at);
  web::show(values, "MAY_HEALTH", request.viewer.may(Permission::moderate));
  web::show(values, "MAY_RULES", request.viewer.may(Permission::manage_spaces));
  web::show(values, "MAY_AUDIT", request.viewer.may(Permission::administer));
  web::show(values, "MAY_MEMBERS", request.viewer.may(Permission::manage_accounts));
  web::show(values, "MAY_SPACES", request.viewer.may(Permission::manage_spaces));
  const auto counts = community.review.count(request.viewer);
  if (counts.open == 0) return;
  auto& count = web::add(values, "QUEUE_COUNT");
  web::set(count, "COUNT", words::number(request.viewer.language, counts.open));
  if (counts.overdue > 0) {
    web::set_section(count, "OVERDUE", "OVERDUE_WORDS",
                     kit.say(request, "review.overdue_count", {{"count", counts.overdue}}));
  }
}

Result<Response> ReviewPages::queue(const Request& request) {
  if (!community_.review.takes_part(request.viewer)) {
    return fail(Kind::forbidden, "errors.forbidden");
  }
  ReviewQuery query;
  ReviewKind kind{};
  if (db::from_name(request.param("kind"), kind)) query.kind = kind;
  query.space = std::string(request.param("space"));
  query.decided = request.param("decided") == "1";
  query.after = std::string(request.param("after"));
  query.limit = kShown;
  const auto found = community_.review.list(request.viewer, query);
  if (!found) return fail(found.error());

  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_QUEUE");
  set_filter(values, request, community_.review.count(request.viewer));
  for (const auto& view : found->items) set_item(web::add(values, "ITEM"), request, view);
  web::show(values, "EMPTY", found->items.empty());
  if (found->next) {
    std::string url = "/moderation?after=" + web::encode(*found->next);
    for (const auto* field : {"kind", "space", "decided"}) {
      if (const auto value = request.param(field); !value.empty()) {
        url.append("&").append(field).append("=").append(web::encode(value));
      }
    }
    web::set_section(values, "MORE", "MORE_URL", url);
  }
  return web::page(kit_, request, private_head(kit_.say(request, "review.title")),
                   "community/html/review_queue.tpl", values);
}

void ReviewPages::set_filter(Values& values, const Request& request, const QueueCounts& counts) {
  const auto chosen = request.param("kind");
  web::set(values, "SPACE_CHOSEN", request.param("space"));
  web::set(values, "KIND_CHOSEN", chosen);
  web::show(values, "AT_ALL", chosen.empty() && request.param("decided").empty());
  web::show(values, "AT_DECIDED", request.param("decided") == "1");
  for (const auto kind : kKinds) {
    const auto found = std::find_if(counts.by_kind.begin(), counts.by_kind.end(),
                                    [kind](const QueueCount& c) { return c.kind == kind; });
    auto& tab = web::add(values, "KIND");
    web::set(tab, "KIND_URL", "/moderation?kind=" + name(kind));
    web::set(tab, "KIND_WORDS", kit_.say(request, "review.kinds." + name(kind)));
    web::show(tab, "AT_KIND", chosen == name(kind));
    if (found != counts.by_kind.end()) {
      web::set_section(tab, "KIND_COUNT", "COUNT",
                       words::number(request.viewer.language, found->open));
    }
  }
}

void ReviewPages::set_item(Values& row, const Request& request, const ReviewView& view) {
  const auto& item = view.item;
  web::set(row, "ID", to_string(item.id));
  web::set(row, "ITEM_URL", item_url(item.id));
  web::set(row, "KIND_WORDS", kit_.say(request, "review.kind_one." + name(item.kind)));
  web::set(row, "WHY_WORDS",
           kit_.say(request, "review.why." + name(item.why), {{"detail", item.detail}}));
  web::set(row, "PERSON_NAME", view.person.name);
  web::set(row, "PERSON_URL", people::path_of(view.person.id));
  web::set_section(row, "SPACE", "SPACE_TITLE", view.space_title);
  web::set(row, "TITLE", view.title.empty() ? view.person.name : view.title);
  if (item.message != MessageId{} && !item.hidden) {
    web::set_section(row, "PLACE", "PLACE_URL", "/messages/" + to_string(item.message));
  }
  web::set_section(row, "QUOTE", "QUOTE_TEXT", markup::plain_text(view.text, kQuoteCharacters));
  web::show(row, "HIDDEN", item.hidden);
  web::show(row, "OVERDUE_ITEM", view.overdue);
  for (const auto& report : view.reports) {
    auto& line = web::add(row, "REPORT");
    web::set(line, "REASON_WORDS", kit_.say(request, "moderation.reasons." + name(report.reason)));
    web::set(line, "REPORTER_NAME", report.reporter.name);
    web::set_section(line, "NOTE", "NOTE_TEXT", report.note);
  }
  if (view.statement) {
    web::set_section(row, "STATEMENT", "STATEMENT_URL",
                     "/statements/" + to_string(view.statement->id));
  }
  if (view.claimer && !view.mine) {
    web::set_section(row, "CLAIMED", "CLAIMED_WORDS",
                     kit_.say(request, "review.claimed_by", {{"name", view.claimer->name}}));
  }
  if (item.outcome) {
    web::set_section(row, "DECIDED", "DECIDED_WORDS",
                     kit_.say(request, "review.outcome_done." + name(*item.outcome)));
  }
  set_time(row, kit_, request, item.decided_at.value_or(item.created_at));
  set_outcomes(row, request, view);
}

void ReviewPages::set_outcomes(Values& row, const Request& request, const ReviewView& view) {
  if (view.outcomes.empty() || (view.claimer && !view.mine)) return;
  auto& form = web::add(row, "DECIDE");
  web::show(form, view.mine ? "RELEASE" : "CLAIM");
  for (const auto outcome : view.outcomes) {
    auto& button = web::add(form, "OUTCOME");
    web::set(button, "VALUE", name(outcome));
    web::set(button, "KEY", key_of(outcome));
    web::set(button, "TEXT", kit_.say(request, "review.outcomes." + name(outcome)));
    web::show(button, "DANGER", restricts(outcome));
  }
  for (const auto rule : kRules) {
    auto& option = web::add(form, "RULE");
    web::set(option, "RULE_VALUE", name(rule));
    web::set(option, "RULE_TEXT", kit_.say(request, "review.rules." + name(rule)));
    web::show(option, "RULE_SELECTED", request.form("rule") == name(rule));
  }
  web::set(form, "FACTS", typed(request, "facts"));
}

Result<Response> ReviewPages::item(const Request& request) {
  const auto id = path_id<ReviewId>(request);
  if (!id) return no_such_page();
  const auto view = community_.review.find(request.viewer, *id);
  if (!view) return fail(view.error());
  return show_item(request, *view, nullptr);
}

Response ReviewPages::show_item(const Request& request, const ReviewView& view,
                                const Error* error) {
  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_QUEUE");
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  set_item(web::add(values, "ITEM"), request, view);
  return web::page(kit_, request, private_head(kit_.say(request, "review.title")),
                   "community/html/review_item.tpl", values, status);
}

Result<Response> ReviewPages::decide(const Request& request) {
  const auto id = path_id<ReviewId>(request);
  if (!id) return no_such_page();
  Decision decision;
  decision.id = *id;
  const auto view = community_.review.find(request.viewer, *id);
  if (!view) return fail(view.error());
  if (!db::from_name(request.form("outcome"), decision.outcome)) {
    return fail(Kind::invalid, "errors.invalid");
  }
  ReportReason rule{};
  if (db::from_name(request.form("rule"), rule)) decision.rule = rule;
  decision.facts = typed(request, "facts");
  const auto done = community_.review.decide(request.viewer, decision);
  if (done) return web::see_other(queue_url(request, "decided"));
  const auto now = community_.review.find(request.viewer, *id);
  if (!now) return fail(done.error());
  return show_item(request, *now, &done.error());
}

Result<Response> ReviewPages::claim(const Request& request) {
  const auto id = path_id<ReviewId>(request);
  if (!id) return no_such_page();
  const bool releases = request.form("release") == "1";
  const auto done = releases ? community_.review.release(request.viewer, *id)
                             : community_.review.claim(request.viewer, *id);
  if (!done) return fail(done.error());
  return web::see_other(queue_url(request, releases ? "released" : "claimed") + "#r-" +
                        to_string(*id));
}

Result<Response> ReviewPages::moderators(const Request& request) {
  const std::string slug{request.path_value("slug")};
  const auto cards = community_.review.moderators(request.viewer, slug);
  if (!cards) return fail(cards.error());
  Values values;
  const auto space = community_.spaces.show(request.viewer, slug);
  web::set(values, "SPACE_TITLE", space ? space->title : slug);
  web::set(values, "SPACE_URL", "/c/" + slug);
  web::set(values, "ACTION", "/c/" + slug + "/moderators");
  for (const auto& card : *cards) {
    auto& row = web::add(values, "PERSON");
    web::set(row, "ID", to_string(card.id));
    web::set(row, "NAME", card.name);
    web::set(row, "URL", people::path_of(card.id));
  }
  web::show(values, "EMPTY", cards->empty());
  return web::page(kit_, request, private_head(kit_.say(request, "review.moderators")),
                   "community/html/moderators.tpl", values);
}

Result<Response> ReviewPages::set_moderator(const Request& request) {
  const std::string slug{request.path_value("slug")};
  PersonId person{};
  if (!parse_id(person_of(request), person)) return fail(Kind::invalid, "review.no_account");
  const auto done =
      community_.review.set_moderator(request.viewer, slug, person, request.form("remove").empty());
  if (!done) return fail(done.error());
  return web::see_other("/c/" + slug + "/moderators?done=saved");
}

}  // namespace coloquio::community::pages
