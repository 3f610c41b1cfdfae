#include "community/api.h"

#include "community/moderation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

template <class Id>
struct ById {
  Id id{};
  BOOST_DESCRIBE_CLASS(ById, (), (id), (), ())
};

struct Reported {
  ReportId id{};
};
BOOST_DESCRIBE_STRUCT(Reported, (), (id))

struct PageQuery {
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

struct OwnReportJson {
  ReportId id{};
  std::optional<MessageId> message;
  std::optional<PersonId> person;
  std::string about;
  ReportReason reason{};
  std::string note;
  Instant created_at;
  std::optional<Instant> resolved_at;
  std::optional<ReportOutcome> outcome;
};
BOOST_DESCRIBE_STRUCT(OwnReportJson, (),
                      (id, message, person, about, reason, note, created_at, resolved_at, outcome))

struct ReportLineJson {
  people::PersonCard reporter;
  ReportReason reason{};
  std::string note;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(ReportLineJson, (), (reporter, reason, note, created_at))

struct ReviewJson {
  ReviewId id{};
  ReviewKind kind{};
  ReviewWhy why{};
  std::string detail;
  std::string space;
  std::string title;
  std::string text;
  people::PersonCard person;
  std::optional<MessageId> message;
  std::optional<StatementId> statement;
  std::int64_t weight = 0;
  bool hidden = false;
  bool overdue = false;
  std::optional<people::PersonCard> claimed_by;
  std::vector<ReportLineJson> reports;
  std::vector<Outcome> outcomes;
  Instant created_at;
  std::optional<Instant> decided_at;
  std::optional<Outcome> outcome;
};
BOOST_DESCRIBE_STRUCT(ReviewJson, (),
                      (id, kind, why, detail, space, title, text, person, message, statement,
                       weight, hidden, overdue, claimed_by, reports, outcomes, created_at,
                       decided_at, outcome))

struct CountJson {
  ReviewKind kind{};
  std::int64_t open = 0;
  std::int64_t overdue = 0;
};
BOOST_DESCRIBE_STRUCT(CountJson, (), (kind, open, overdue))

struct CountsJson {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::vector<CountJson> kinds;
};
BOOST_DESCRIBE_STRUCT(CountsJson, (), (open, overdue, kinds))

template <class Id>
std::optional<Id> unless_none(Id id) {
  return id == Id{} ? std::nullopt : std::optional{id};
}

OwnReportJson to_wire(OwnReport own) {
  auto& report = own.stored.report;
  OwnReportJson json;
  json.id = report.id;
  json.message = unless_none(report.message);
  json.person = unless_none(own.stored.subject);
  json.about = std::move(own.about);
  json.reason = report.reason;
  json.note = std::move(report.note);
  json.created_at = report.created_at;
  json.resolved_at = report.resolved_at;
  json.outcome = report.outcome;
  return json;
}

ReviewJson to_wire(ReviewView view) {
  const auto& item = view.item;
  ReviewJson json;
  json.id = item.id;
  json.kind = item.kind;
  json.why = item.why;
  json.detail = item.detail;
  json.space = std::move(view.space_title);
  json.title = std::move(view.title);
  json.text = std::move(view.text);
  json.person = std::move(view.person);
  json.message = unless_none(item.message);
  if (view.statement) json.statement = view.statement->id;
  json.weight = item.weight;
  json.hidden = item.hidden;
  json.overdue = view.overdue;
  json.claimed_by = std::move(view.claimer);
  for (auto& one : view.reports) {
    json.reports.push_back(
        {std::move(one.reporter), one.reason, std::move(one.note), one.created_at});
  }
  json.outcomes = std::move(view.outcomes);
  json.created_at = item.created_at;
  json.decided_at = item.decided_at;
  json.outcome = item.outcome;
  return json;
}

template <class Json, class T>
List<Json> wired(Page<T> page) {
  List<Json> list;
  for (auto& one : page.items) list.items.push_back(to_wire(std::move(one)));
  list.next = std::move(page.next);
  return list;
}

void add_reporting(web::Router& router, Review& review) {
  const auto answer = [](const Result<ReportId>& id) -> Result<Reported> {
    if (!id) return fail(id.error());
    return Reported{*id};
  };
  router.post<NewReport, Reported>("/api/v1/messages/{id}/reports", Permission::report,
                                   "Tell the moderators that a message should not stand",
                                   [&review, answer](const Viewer& viewer, NewReport in) {
                                     return answer(review.report(viewer, std::move(in)));
                                   });
  router.post<NewPersonReport, Reported>(
      "/api/v1/people/{id}/reports", Permission::report, "Tell the moderators about somebody",
      [&review, answer](const Viewer& viewer, NewPersonReport in) {
        return answer(review.report(viewer, std::move(in)));
      });
  router.get<PageQuery, List<OwnReportJson>>(
      "/api/v1/reports", Permission::report, "List what you reported and what came of it",
      [&review](const Viewer& viewer, PageQuery in) -> Result<List<OwnReportJson>> {
        return wired<OwnReportJson>(
            review.reports_of(viewer, in.after.value_or(""), in.limit.value_or(20)));
      });
}

void add_queue(web::Router& router, Review& review) {
  router.get<ReviewQuery, List<ReviewJson>>(
      "/api/v1/reviews", Permission::signed_in,
      "List what waits for a decision where you moderate, oldest first",
      [&review](const Viewer& viewer, ReviewQuery in) -> Result<List<ReviewJson>> {
        auto page = review.list(viewer, in);
        if (!page) return fail(page.error());
        return wired<ReviewJson>(std::move(*page));
      });
  router.get<Nothing, CountsJson>(
      "/api/v1/review_counts", Permission::signed_in,
      "Count what waits for a decision where you moderate, and what waits over a day",
      [&review](const Viewer& viewer) -> Result<CountsJson> {
        const auto counts = review.count(viewer);
        CountsJson json{counts.open, counts.overdue, {}};
        for (const auto& one : counts.by_kind) {
          json.kinds.push_back({one.kind, one.open, one.overdue});
        }
        return json;
      });
  router.get<ById<ReviewId>, ReviewJson>(
      "/api/v1/reviews/{id}", Permission::signed_in, "Show one item of the queue",
      [&review](const Viewer& viewer, ById<ReviewId> in) -> Result<ReviewJson> {
        auto view = review.find(viewer, in.id);
        if (!view) return fail(view.error());
        return to_wire(std::move(*view));
      });
  router.put<ById<ReviewId>, Nothing>(
      "/api/v1/reviews/{id}/claim", Permission::signed_in,
      "Say that you take care of it; others may decide it again after half an hour",
      [&review](const Viewer& viewer, ById<ReviewId> in) { return review.claim(viewer, in.id); });
  router.remove<ById<ReviewId>, Nothing>(
      "/api/v1/reviews/{id}/claim", Permission::signed_in, "Leave it to others",
      [&review](const Viewer& viewer, ById<ReviewId> in) { return review.release(viewer, in.id); });
  router.put<Decision, Nothing>(
      "/api/v1/reviews/{id}/decision", Permission::signed_in,
      "Decide it: one of its outcomes, with the rule and the facts for who is concerned",
      [&review](const Viewer& viewer, Decision in) { return review.decide(viewer, in); });
}

}  // namespace

void add_report_routes(web::Router& router, Community& community) {
  add_reporting(router, community.review);
  add_queue(router, community.review);
}

}  // namespace coloquio::community
