#include "community/conversations/access.h"
#include "community/conversations/posting.h"
#include "community/conversations/removal.h"
#include "community/conversations/store.h"
#include "community/review/statements.h"
#include "community/review/store.h"
#include "community/search/index.h"
#include "db/audit.h"

namespace coloquio::community {
namespace {

// An author takes back what nobody built on.
Result<> may_remove(db::Connection& db, const Viewer& viewer, bool moderates,
                    const Conversation& conversation, const Message& message) {
  if (moderates) return {};
  if (message.author != viewer.person || !viewer.may(Permission::post)) {
    return fail(Kind::forbidden, "community.not_yours");
  }
  const bool built_on =
      message.kind == MessageKind::opening
          ? conversation.replies > 0
          : conversation.accepted == message.id || has_replies(db, conversation.id, message.id);
  if (built_on) return fail(Kind::conflict, "community.others_answered");
  return {};
}

// Who handles a message by hand has answered what was reported of it.
void answer_reports(db::Transaction& tx, MessageId message, Outcome outcome, PersonId by,
                    Instant at) {
  const auto item = find_open_item(tx, message);
  if (!item || !close_item(tx, item->id, outcome, by, at)) return;
  resolve_reports(tx, item->id,
                  outcome == Outcome::kept ? ReportOutcome::kept : ReportOutcome::removed, by, at);
}

db::AuditEntry entry(const Viewer& viewer, std::int64_t id, const char* act, const Message& message,
                     Instant now) {
  db::AuditEntry audit;
  audit.id = id;
  audit.at = now;
  audit.by = viewer.account;
  audit.act = act;
  audit.subject = "message:" + to_string(message.id);
  audit.from = origin_of(viewer);
  return audit;
}

}  // namespace

Result<> Posting::remove(const Viewer& viewer, MessageId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto now = context_.clock.now();
  const Hand hand{viewer.person, now, bus::EventId{context_.ids.next()}};
  const auto audit_id = context_.ids.next();
  std::optional<Conversation> read;
  const auto found = context_.db.read([&](db::Connection& db) {
    auto message = find_message(db, id);
    if (message) read = find_conversation(db, message->conversation);
    return message;
  });
  if (!found || !read) return fail(Kind::not_found, "community.not_found");
  const auto owed = statement_about(context_, *read, *found, Restriction::removed, viewer.person);

  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    auto conversation = lock_conversation(tx, found->conversation);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    const bool moderates = visible.moderates(conversation->space);
    auto message = find_message(tx, found->conversation, id);
    if (auto stands = standing(viewer, message, moderates); !stands) return stands;
    if (message->deleted_at) return {};
    if (auto may = may_remove(tx, viewer, moderates, *conversation, *message); !may) return may;

    const auto taken = take_down(tx, context_, visible.map(), *conversation, *message, hand);
    if (message->author != viewer.person) {
      auto statement = owed;
      statement.statement.undo = to_undo(taken);
      issue(tx, statement);
      db::audit(tx, entry(viewer, audit_id, "message.removed", *message, now));
    }
    answer_reports(tx, id, Outcome::removed, viewer.person, now);
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

Result<> Posting::restore(const Viewer& viewer, MessageId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto now = context_.clock.now();
  const Hand hand{viewer.person, now, bus::EventId{context_.ids.next()}};
  const auto audit_id = context_.ids.next();
  std::vector<SearchDoc> docs;
  bool moderates = viewer.may(Permission::moderate);
  const auto found = context_.db.read([&](db::Connection& db) {
    auto message = find_message(db, id);
    const auto conversation = message ? find_conversation(db, message->conversation) : std::nullopt;
    if (conversation) add_docs(db, analyzer_, *conversation, docs, id);
    if (conversation) moderates = moderates || visible.moderates(conversation->space);
    return message;
  });
  if (!moderates) return fail(Kind::forbidden, "errors.forbidden");
  if (!found) return fail(Kind::not_found, "community.not_found");

  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    auto conversation = lock_conversation(tx, found->conversation);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    auto message = find_message(tx, found->conversation, id);
    if (!message->deleted_at) return {};
    if (message->kind != MessageKind::opening && conversation->deleted_at) {
      return fail(Kind::conflict, "community.restore_conversation_first");
    }
    const auto statement = statement_of(tx, id);
    put_back(tx, context_, visible.map(), *conversation, *message, docs, hand,
             statement ? from_undo(statement->undo) : TakenAlong{});
    if (statement) undo_statement(tx, statement->id, viewer.person, now);
    answer_reports(tx, id, Outcome::kept, viewer.person, now);
    db::audit(tx, entry(viewer, audit_id, "message.restored", *message, now));
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

}  // namespace coloquio::community
