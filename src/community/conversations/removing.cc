#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/posting.h"
#include "community/conversations/store.h"
#include "community/search/index.h"
#include "community/touch.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

// An author takes back what nobody built on.
Result<> may_remove(db::Connection& db, const Viewer& viewer, const Conversation& conversation,
                    const Message& message) {
  if (viewer.may(Permission::moderate)) return {};
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

// The solution that is removed solves nothing any more.
void drop_acceptance(db::Transaction& tx, Conversation& conversation, const Message& message) {
  if (conversation.accepted != message.id) return;
  conversation.accepted.reset();
  conversation.accepted_by.reset();
  conversation.accepted_at.reset();
  set_accepted(tx, conversation);
  if (message.author != conversation.author) people::add_answers_accepted(tx, message.author, -1);
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
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto audit_id = context_.ids.next();
  const auto found = context_.db.read([&](db::Connection& db) { return find_message(db, id); });
  if (!found) return fail(Kind::not_found, "community.not_found");

  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    auto conversation = lock_conversation(tx, found->conversation);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    auto message = find_message(tx, found->conversation, id);
    if (auto stands = standing(viewer, message); !stands) return stands;
    if (message->deleted_at) return {};
    if (auto may = may_remove(tx, viewer, *conversation, *message); !may) return may;

    message->deleted_at = now;
    message->deleted_by = viewer.person;
    update(tx, *message);
    people::add_posts(tx, message->author, -1);
    if (message->kind == MessageKind::opening) {
      conversation->deleted_at = now;
      conversation->deleted_by = viewer.person;
      update(tx, *conversation);
      unindex(tx, conversation->id);
    } else {
      drop_acceptance(tx, *conversation, *message);
      recount_replies(tx, conversation->id);
      unindex(tx, message->id);
    }
    if (message->author != viewer.person) {
      db::audit(tx, entry(viewer, audit_id, "message.removed", *message, now));
    }
    bus::record(tx, {.id = event_id,
                     .name = "message.removed",
                     .subject = raw(id),
                     .payload = event_payload(*conversation, id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), conversation->id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

Result<> Posting::restore(const Viewer& viewer, MessageId id) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto visible = directory_.visible_spaces(viewer);
  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto audit_id = context_.ids.next();
  std::vector<SearchDoc> docs;
  const auto found = context_.db.read([&](db::Connection& db) {
    auto message = find_message(db, id);
    const auto conversation = message ? find_conversation(db, message->conversation) : std::nullopt;
    if (conversation) add_docs(db, analyzer_, *conversation, docs, id);
    return message;
  });
  if (!found) return fail(Kind::not_found, "community.not_found");

  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    auto conversation = lock_conversation(tx, found->conversation);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    auto message = find_message(tx, found->conversation, id);
    if (!message->deleted_at) return {};
    const bool opening = message->kind == MessageKind::opening;
    if (!opening && conversation->deleted_at) {
      return fail(Kind::conflict, "community.restore_conversation_first");
    }
    message->deleted_at.reset();
    message->deleted_by.reset();
    update(tx, *message);
    people::add_posts(tx, message->author, 1);
    if (opening) {
      conversation->deleted_at.reset();
      conversation->deleted_by.reset();
      update(tx, *conversation);
    }
    recount_replies(tx, conversation->id);
    for (const auto& doc : docs) {
      if (opening || doc.message == id) index_again(tx, doc);
    }
    db::audit(tx, entry(viewer, audit_id, "message.restored", *message, now));
    bus::record(tx, {.id = event_id,
                     .name = "message.restored",
                     .subject = raw(id),
                     .payload = event_payload(*conversation, id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), conversation->id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

}  // namespace coloquio::community
