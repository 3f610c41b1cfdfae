#include <algorithm>

#include "base/text.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/review/sight.h"
#include "db/audit.h"
#include "people/service.h"
#include "web/digest.h"

// Statements of reasons as those read them whom they concern; appeals; decisions taken back.
namespace coloquio::community {
namespace {

constexpr std::size_t appeal_max = 2000;

bool has_key(const Statement& statement, std::string_view key) {
  return !key.empty() && web::same_secret(statement.key, key);
}

}  // namespace

Result<StatementView> Review::statement(const Viewer& viewer, StatementId id,
                                        std::string_view key) {
  const auto sight = sight_of(viewer);
  return context_.db.read([&](db::Connection& db) -> Result<StatementView> {
    auto found = find_statement(db, id);
    if (!found) return fail(Kind::not_found, "review.no_statement");
    StatementView view;
    const bool own = !viewer.is_guest() && found->person == viewer.person;
    view.mine = own || has_key(*found, key);
    const bool moderates = sight.has(found->space) && found->person != viewer.person;
    if (!view.mine && !moderates) return fail(Kind::not_found, "review.no_statement");
    view.appeal = find_appeal(db, id);
    view.may_appeal =
        view.mine && in_force(*found) && !view.appeal && context_.clock.now() < found->appeal_until;
    view.may_undo = moderates && in_force(*found);
    view.statement = std::move(*found);
    return view;
  });
}

Page<StatementView> Review::statements_of(const Viewer& viewer, std::string_view after, int limit) {
  Page<StatementView> page;
  if (viewer.is_guest()) return page;
  StatementId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) {
    auto found = community::statements_of(db, viewer.person, before, limit + 1);
    if (found.size() > static_cast<std::size_t>(limit)) {
      found.pop_back();
      page.next = to_string(found.back().id);
    }
    for (auto& one : found) {
      StatementView view;
      view.mine = true;
      view.appeal = find_appeal(db, one.id);
      view.may_appeal = in_force(one) && !view.appeal && context_.clock.now() < one.appeal_until;
      view.statement = std::move(one);
      page.items.push_back(std::move(view));
    }
    return page;
  });
}

std::vector<HeldPost> Review::held_of(const Viewer& viewer) {
  if (viewer.is_guest()) return {};
  return context_.db.read(
      [&](db::Connection& db) { return community::held_of(db, viewer.person, 50); });
}

Result<> Review::appeal(const Viewer& viewer, StatementId id, std::string_view key,
                        std::string text) {
  const auto view = statement(viewer, id, key);
  if (!view) return fail(view.error());
  const auto& statement = view->statement;
  if (!view->mine) return fail(Kind::forbidden, "review.not_concerned");
  Appeal appeal;
  appeal.statement = id;
  appeal.person = statement.person;
  appeal.text = text::clean(text);
  appeal.created_at = context_.clock.now();
  if (appeal.text.empty()) return fail_fields({{"text", "review.appeal_missing", {}}});
  if (text::count_graphemes(appeal.text) > appeal_max) {
    return fail_fields({{"text", "community.too_long", {{"max", std::int64_t{appeal_max}}}}});
  }
  if (!in_force(statement)) return fail(Kind::conflict, "review.undone");
  if (appeal.created_at >= statement.appeal_until) return fail(Kind::conflict, "review.too_late");
  ReviewItem item;
  item.id = ReviewId{context_.ids.next()};
  item.kind = ReviewKind::appeal;
  item.why = ReviewWhy::appeal;
  item.space = statement.space;
  item.conversation = statement.conversation;
  item.person = statement.person;
  item.subject = raw(id);
  item.created_at = appeal.created_at;
  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!insert(tx, appeal)) return fail(Kind::conflict, "review.appealed");
    open_item(tx, item);
    bus::record(tx, {.id = event_id,
                     .name = "statement.appealed",
                     .subject = raw(id),
                     .payload = "{\"person\":\"" + to_string(appeal.person) + "\"}",
                     .at = appeal.created_at});
    return {};
  });
}

Result<> Review::decide_appeal(Deciding& d) {
  const auto statement = context_.db.read(
      [&](db::Connection& db) { return find_statement(db, StatementId{d.item.subject}); });
  if (!statement) return fail(Kind::not_found, "review.no_statement");
  if (d.decision.outcome == Outcome::overturned && in_force(*statement)) {
    if (auto undone = undo(d.viewer, statement->id); !undone) return undone;
  }
  Appeal answer;
  answer.statement = statement->id;
  answer.answered_at = d.now;
  answer.answered_by = d.viewer.person;
  answer.outcome = d.decision.outcome;
  answer.answer = d.facts;
  if (auto closed = close(d, std::nullopt); !closed) return closed;
  const auto event_id = bus::EventId{context_.ids.next()};
  context_.db.write([&](db::Transaction& tx) {
    answer_appeal(tx, answer);
    bus::record(tx, {.id = event_id,
                     .name = "appeal.answered",
                     .subject = raw(statement->id),
                     .payload = "{\"person\":\"" + to_string(statement->person) + "\"}",
                     .at = d.now});
  });
  return {};
}

Result<> Review::undo(const Viewer& viewer, StatementId id) {
  const auto sight = sight_of(viewer);
  std::vector<SearchDoc> docs;
  const auto found = context_.db.read([&](db::Connection& db) {
    auto statement = find_statement(db, id);
    if (!statement || statement->message == MessageId{}) return statement;
    const auto conversation = find_conversation(db, statement->conversation);
    if (conversation) add_docs(db, analyzer_, *conversation, docs, statement->message);
    return statement;
  });
  if (!found || !sight.has(found->space)) return fail(Kind::not_found, "review.no_statement");
  if (found->person == viewer.person) return fail(Kind::forbidden, "review.own");
  if (!in_force(*found)) return fail(Kind::conflict, "review.undone");
  if (found->sanction) {
    if (auto lifted = lift(viewer, *found); !lifted) return lifted;
  }
  const auto now = context_.clock.now();
  const Hand hand{viewer.person, now, bus::EventId{context_.ids.next()}};
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!undo_statement(tx, id, viewer.person, now)) return fail(Kind::conflict, "review.undone");
    auto back = bring_back(viewer, *found, tx, docs, hand, sight.visible.map());
    if (!back) return back;
    db::audit(tx, {.id = audit_id,
                   .at = now,
                   .by = viewer.account,
                   .act = "statement.undone",
                   .subject = "statement:" + to_string(id),
                   .before = "",
                   .after = "",
                   .from = origin_of(viewer)});
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

Result<> Review::bring_back(const Viewer&, const Statement& statement, db::Transaction& tx,
                            const std::vector<SearchDoc>& docs, const Hand& hand,
                            const SpaceMap& map) {
  // A refused post comes back to the queue, to be approved.
  if (statement.restriction == Restriction::refused) {
    reopen_item(tx, statement.item);
    return {};
  }
  if (statement.message == MessageId{}) return {};
  auto conversation = lock_conversation(tx, statement.conversation);
  auto message = find_message(tx, statement.conversation, statement.message);
  if (!conversation || !message || !message->deleted_at) return {};
  if (message->kind != MessageKind::opening && conversation->deleted_at) {
    return fail(Kind::conflict, "community.restore_conversation_first");
  }
  put_back(tx, context_, map, *conversation, *message, docs, hand, from_undo(statement.undo));
  return {};
}

Result<> Review::lift(const Viewer& viewer, const Statement& statement) {
  const auto account = context_.db.read(
      [&](db::Connection& db) { return people::find_account_of(db, statement.person); });
  if (!account || context_.administration == nullptr) return {};
  const auto kind = statement.restriction == Restriction::suspended ? people::SanctionKind::suspend
                                                                    : people::SanctionKind::silence;
  auto lifted = context_.administration->lift(viewer, account->id, kind);
  // It had run out by itself.
  if (!lifted && lifted.error().kind == Kind::not_found) return {};
  return lifted;
}

}  // namespace coloquio::community
