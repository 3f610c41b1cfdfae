#include "community/api.h"
#include "community/moderation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct ById {
  StatementId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct PageQuery {
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

struct StatementJson {
  StatementId id{};
  Restriction restriction{};
  ReportReason rule{};
  std::string facts;
  bool automated = false;
  std::string title;
  std::string quote;
  std::optional<MessageId> message;
  std::optional<Instant> until;
  Instant created_at;
  Instant appeal_until;
  bool may_appeal = false;
  std::optional<std::string> appeal;
  std::optional<Outcome> answer;
  std::optional<std::string> answer_text;
  std::optional<Instant> undone_at;
};
BOOST_DESCRIBE_STRUCT(StatementJson, (),
                      (id, restriction, rule, facts, automated, title, quote, message, until,
                       created_at, appeal_until, may_appeal, appeal, answer, answer_text,
                       undone_at))

struct NewAppeal {
  StatementId id{};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewAppeal, (), (id, text))

struct BySlug {
  std::string space;
};
BOOST_DESCRIBE_STRUCT(BySlug, (), (space))

struct Moderatorship {
  std::string space;
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(Moderatorship, (), (space, person))

StatementJson to_wire(StatementView view) {
  const auto& s = view.statement;
  StatementJson json;
  json.id = s.id;
  json.restriction = s.restriction;
  json.rule = s.rule;
  json.facts = s.facts;
  json.automated = s.automated;
  json.title = s.title;
  json.quote = s.quote;
  json.message = s.message == MessageId{} ? std::nullopt : std::optional{s.message};
  json.until = s.until;
  json.created_at = s.created_at;
  json.appeal_until = s.appeal_until;
  json.may_appeal = view.may_appeal;
  if (view.appeal) {
    json.appeal = view.appeal->text;
    json.answer = view.appeal->outcome;
    if (!view.appeal->answer.empty()) json.answer_text = view.appeal->answer;
  }
  json.undone_at = s.undone_at;
  return json;
}

void add_statements(web::Router& router, Review& review) {
  router.get<PageQuery, List<StatementJson>>(
      "/api/v1/statements", Permission::signed_in,
      "List the decisions that concern you, newest first",
      [&review](const Viewer& viewer, PageQuery in) -> Result<List<StatementJson>> {
        auto page = review.statements_of(viewer, in.after.value_or(""), in.limit.value_or(20));
        List<StatementJson> list;
        for (auto& one : page.items) list.items.push_back(to_wire(std::move(one)));
        list.next = std::move(page.next);
        return list;
      });
  router.get<ById, StatementJson>(
      "/api/v1/statements/{id}", Permission::signed_in, "Show a decision with its reasons",
      [&review](const Viewer& viewer, ById in) -> Result<StatementJson> {
        auto view = review.statement(viewer, in.id, "");
        if (!view) return fail(view.error());
        return to_wire(std::move(*view));
      });
  router.put<NewAppeal, Nothing>(
      "/api/v1/statements/{id}/appeal", Permission::signed_in,
      "Object to a decision that concerns you, once and within six months",
      [&review](const Viewer& viewer, NewAppeal in) {
        return review.appeal(viewer, in.id, "", std::move(in.text));
      });
  router.remove<ById, Nothing>(
      "/api/v1/statements/{id}", Permission::signed_in,
      "Take a decision back: what it took is brought back exactly",
      [&review](const Viewer& viewer, ById in) { return review.undo(viewer, in.id); });
}

void add_moderators(web::Router& router, Review& review) {
  router.get<BySlug, List<people::PersonCard>>(
      "/api/v1/spaces/{space}/moderators", Permission::manage_spaces,
      "List who moderates a space beside those who moderate everywhere",
      [&review](const Viewer& viewer, BySlug in) -> Result<List<people::PersonCard>> {
        auto cards = review.moderators(viewer, in.space);
        if (!cards) return fail(cards.error());
        return List<people::PersonCard>{std::move(*cards), std::nullopt};
      });
  router.put<Moderatorship, Nothing>(
      "/api/v1/spaces/{space}/moderators/{person}", Permission::manage_spaces,
      "Let somebody moderate a space and those inside it",
      [&review](const Viewer& viewer, Moderatorship in) {
        return review.set_moderator(viewer, in.space, in.person, true);
      });
  router.remove<Moderatorship, Nothing>(
      "/api/v1/spaces/{space}/moderators/{person}", Permission::manage_spaces,
      "Let somebody moderate it no longer", [&review](const Viewer& viewer, Moderatorship in) {
        return review.set_moderator(viewer, in.space, in.person, false);
      });
}

}  // namespace

void add_statement_routes(web::Router& router, Community& community) {
  add_statements(router, community.review);
  add_moderators(router, community.review);
}

}  // namespace coloquio::community
