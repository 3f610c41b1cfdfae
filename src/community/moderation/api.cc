#include "community/api.h"

#include "community/moderation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct Reported {
  ReportId id{};
};
BOOST_DESCRIBE_STRUCT(Reported, (), (id))

struct ReportsQuery {
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ReportsQuery, (), (after, limit))

struct Outcome {
  ReportId id{};
  ReportOutcome outcome{};
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (id, outcome))

struct ReportJson {
  ReportId id{};
  ReportReason reason{};
  std::string note;
  Instant created_at;
  people::PersonCard reporter;
  api::MessageJson message;
  std::string conversation_title;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(ReportJson, (),
                      (id, reason, note, created_at, reporter, message, conversation_title, url))

ReportJson to_wire(ReportView view) {
  ReportJson json;
  json.id = view.report.id;
  json.reason = view.report.reason;
  json.note = std::move(view.report.note);
  json.created_at = view.report.created_at;
  json.reporter = std::move(view.reporter);
  json.url = path_of(view.conversation);
  json.conversation_title = std::move(view.conversation.title);
  json.message = api::to_wire(std::move(view.message), false);
  return json;
}

}  // namespace

void add_report_routes(web::Router& router, Community& community) {
  router.post<NewReport, Reported>(
      "/api/v1/messages/{id}/reports", Permission::report,
      "Tell the moderators that a message should not stand",
      [&community](const Viewer& viewer, NewReport in) -> Result<Reported> {
        const auto id = community.moderation.report(viewer, std::move(in));
        if (!id) return fail(id.error());
        return Reported{*id};
      });
  router.get<ReportsQuery, List<ReportJson>>(
      "/api/v1/reports", Permission::moderate, "List the reports nobody has answered, oldest first",
      [&community](const Viewer& viewer, ReportsQuery in) -> Result<List<ReportJson>> {
        auto page =
            community.moderation.open_reports(viewer, in.after.value_or(""), in.limit.value_or(20));
        if (!page) return fail(page.error());
        List<ReportJson> list;
        for (auto& view : page->items) list.items.push_back(to_wire(std::move(view)));
        list.next = std::move(page->next);
        return list;
      });
  router.put<Outcome, Nothing>("/api/v1/reports/{id}/outcome", Permission::moderate,
                               "Answer a report: the message is removed, or kept",
                               [&community](const Viewer& viewer, Outcome in) {
                                 return community.moderation.resolve(viewer, in.id, in.outcome);
                               });
}

}  // namespace coloquio::community
