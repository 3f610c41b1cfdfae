#include "community/pages/standing_pages.h"

#include <array>

#include "community/pages/review_pages.h"
#include "db/enum_name.h"
#include "markup/plain_text.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 20;
constexpr std::size_t kQuoteCharacters = 600;
constexpr std::array kReasons{ReportReason::spam, ReportReason::rude, ReportReason::private_data,
                              ReportReason::illegal, ReportReason::other};

template <class E>
std::string name(E value) {
  return std::string{db::to_name(value)};
}

std::string_view key_of(const Request& request) {
  return request.param("key").empty() ? request.form("key") : request.param("key");
}

}  // namespace

std::string StandingPages::date(const Request& request, Instant when) const {
  return words::full_date_time(request.viewer.language, when, kit_.site.time_zone);
}

Result<Response> StandingPages::standing(const Request& request) {
  Values values;
  set_trust(values, request);
  const auto statements =
      community_.review.statements_of(request.viewer, request.param("after"), kShown);
  for (const auto& view : statements.items) {
    set_statement(web::add(values, "STATEMENT"), request, view);
  }
  web::show(values, "NO_STATEMENTS", statements.items.empty());
  if (statements.next) {
    web::set_section(values, "MORE", "MORE_URL", "/standing?after=" + *statements.next);
  }
  for (const auto& post : community_.review.held_of(request.viewer)) {
    auto& row = web::add(values, "HELD");
    web::set(row, "QUOTE", markup::plain_text(post.body, kQuoteCharacters));
    set_time(row, kit_, request, post.created_at);
  }
  const auto reports =
      community_.review.reports_of(request.viewer, request.param("reports"), kShown);
  for (const auto& one : reports.items) {
    auto& row = web::add(values, "REPORTED");
    web::set(row, "ABOUT", one.about);
    web::set(row, "REASON_WORDS",
             kit_.say(request, "moderation.reasons." + name(one.stored.report.reason)));
    const auto outcome = one.stored.report.outcome;
    web::set(row, "OUTCOME_WORDS",
             kit_.say(request,
                      outcome ? "review.report_outcome." + name(*outcome) : "review.report_open"));
    set_time(row, kit_, request, one.stored.report.created_at);
  }
  web::show(values, "NO_REPORTS", reports.items.empty());
  if (reports.next) {
    web::set_section(values, "MORE_REPORTS", "MORE_URL", "/standing?reports=" + *reports.next);
  }
  return web::page(kit_, request, private_head(kit_.say(request, "standing.title")),
                   "community/html/standing.tpl", values);
}

void StandingPages::set_trust(Values& values, const Request& request) {
  const auto view = community_.trust.view(request.viewer, request.viewer.person);
  if (!view) return;
  auto& trust = web::add(values, "TRUST");
  const auto level = std::to_string(view->level);
  web::set(trust, "LEVEL_WORDS", kit_.say(request, "trust.levels." + level));
  web::set(trust, "GIVES_WORDS", kit_.say(request, "trust.gives." + level));
  web::show(trust, "LOCKED", view->locked);
  const auto& asked = view->next.empty() ? view->kept : view->next;
  if (asked.empty() || view->locked) return;
  auto& next = web::add(trust, "ASKED");
  web::set(next, "ASKED_WORDS",
           kit_.say(request, view->next.empty() ? "trust.to_keep" : "trust.to_next"));
  for (const auto& one : asked) {
    auto& row = web::add(next, "REQUIREMENT");
    web::show(row, one.met() ? "MET" : "MISSING");
    web::set(row, "REQUIREMENT_WORDS",
             kit_.say(request, "trust.measures." + name(one.measure),
                      {{"have", words::number(request.viewer.language, one.have)},
                       {"need", words::number(request.viewer.language, one.need)}}));
  }
}

void StandingPages::set_statement(Values& row, const Request& request, const StatementView& view) {
  const auto& s = view.statement;
  web::set(row, "URL", "/statements/" + to_string(s.id));
  web::set(row, "ID", to_string(s.id));
  web::set(row, "WHAT_WORDS", kit_.say(request, "review.restrictions." + name(s.restriction)));
  web::set(row, "RULE_WORDS", kit_.say(request, "review.rules." + name(s.rule)));
  web::set(row, "FACTS", s.facts);
  web::show(row, "NO_FACTS", s.facts.empty());
  web::set_section(row, "TITLE", "TITLE_TEXT", s.title);
  web::set_section(row, "QUOTE", "QUOTE_TEXT", s.quote);
  web::show(row, s.automated ? "AUTOMATED" : "BY_PERSON");
  web::set(row, "APPEAL_UNTIL", date(request, s.appeal_until));
  if (s.until) web::set_section(row, "UNTIL", "UNTIL_WORDS", date(request, *s.until));
  web::show(row, "UNDONE", s.undone_at.has_value());
  if (view.appeal) {
    auto& appeal = web::add(row, "APPEAL");
    web::set(appeal, "APPEAL_TEXT", view.appeal->text);
    const auto outcome = view.appeal->outcome;
    web::set(appeal, "ANSWER_WORDS",
             kit_.say(request,
                      outcome ? "review.appeal_outcome." + name(*outcome) : "review.appeal_open"));
    web::set_section(appeal, "ANSWER", "ANSWER_TEXT", view.appeal->answer);
  }
  set_time(row, kit_, request, s.created_at);
}

Result<Response> StandingPages::statement(const Request& request) {
  const auto id = path_id<StatementId>(request);
  if (!id) return no_such_page();
  const auto view = community_.review.statement(request.viewer, *id, key_of(request));
  if (!view) return fail(view.error());
  return show_statement(request, *view, nullptr);
}

Response StandingPages::show_statement(const Request& request, const StatementView& view,
                                       const Error* error) {
  Values values;
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  set_statement(values, request, view);
  if (view.may_appeal) {
    auto& form = web::add(values, "MAY_APPEAL");
    web::set(form, "KEY", key_of(request));
    web::set(form, "TEXT", typed(request, "text"));
  }
  web::show(values, "MAY_UNDO", view.may_undo);
  auto page = web::page(kit_, request, private_head(kit_.say(request, "review.statement")),
                        "community/html/statement.tpl", values, status);
  // Its address holds a key: no cache keeps it, no other site learns of it.
  page.header("Cache-Control", "no-store");
  return page;
}

Result<Response> StandingPages::appeal(const Request& request) {
  const auto id = path_id<StatementId>(request);
  if (!id) return no_such_page();
  const auto key = key_of(request);
  const auto done = community_.review.appeal(request.viewer, *id, key, typed(request, "text"));
  const auto view = community_.review.statement(request.viewer, *id, key);
  if (!view) return fail(view.error());
  if (!done) return show_statement(request, *view, &done.error());
  const std::string with_key = key.empty() ? "" : "key=" + std::string(key) + "&";
  return web::see_other("/statements/" + to_string(*id) + "?" + with_key + "done=appealed");
}

Result<Response> StandingPages::undo(const Request& request) {
  const auto id = path_id<StatementId>(request);
  if (!id) return no_such_page();
  const auto done = community_.review.undo(request.viewer, *id);
  if (!done) return fail(done.error());
  return web::see_other("/statements/" + to_string(*id) + "?done=undone");
}

Result<Response> StandingPages::report_form(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  return show_report(request, *id, nullptr);
}

Result<Response> StandingPages::report(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  NewPersonReport draft;
  draft.id = *id;
  draft.note = typed(request, "note");
  if (!db::from_name(request.form("reason"), draft.reason)) {
    const Error error{
        Kind::invalid, "errors.invalid", {}, {{"reason", "moderation.choose_reason", {}}}};
    return show_report(request, *id, &error);
  }
  const auto sent = community_.review.report(request.viewer, draft);
  if (!sent) return show_report(request, *id, &sent.error());
  return web::see_other(people::path_of(*id) + "?done=reported");
}

Result<Response> StandingPages::show_report(const Request& request, PersonId id,
                                            const Error* error) {
  if (!community_.workspaces.may_know(request.viewer, id)) return no_such_page();
  const auto person = community_.overview.person(request.viewer, id);
  if (!person) return fail(person.error());
  Values values;
  web::set(values, "ACTION", people::path_of(id) + "/report");
  web::set(values, "BACK_URL", people::path_of(id));
  web::set(values, "NAME", person->name);
  web::set(values, "NOTE", typed(request, "note"));
  for (const auto reason : kReasons) {
    auto& option = web::add(values, "REASON");
    web::set(option, "VALUE", name(reason));
    web::set(option, "TEXT", kit_.say(request, "moderation.reasons." + name(reason)));
    web::show(option, "CHECKED", request.form("reason") == name(reason));
  }
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  return web::page(kit_, request, private_head(kit_.say(request, "moderation.report_person")),
                   "community/html/report_person.tpl", values, status);
}

}  // namespace coloquio::community::pages
