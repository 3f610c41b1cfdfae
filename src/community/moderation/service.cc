#include "community/moderation/service.h"

#include "base/json.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/search/index.h"
#include "community/touch.h"
#include "db/audit.h"

namespace coloquio::community {
namespace {

// What the audit keeps of where and how a conversation stands.
struct Standing {
  SpaceId space{};
  bool pinned = false;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (space, pinned, closed))

std::string in_json(const Conversation& c) {
  return to_json(Standing{c.space, c.pinned, c.closed_at.has_value()});
}

db::AuditEntry entry(const Viewer& viewer, std::int64_t id, const char* act, std::string subject,
                     Instant now) {
  db::AuditEntry audit;
  audit.id = id;
  audit.at = now;
  audit.by = viewer.account;
  audit.act = act;
  audit.subject = std::move(subject);
  audit.from = origin_of(viewer);
  return audit;
}

}  // namespace

Result<Conversation> Moderation::change(const Viewer& viewer, ConversationChange change) {
  const auto visible = directory_.visible_spaces(viewer);
  const Space* to = nullptr;
  if (change.space) to = visible.find(*change.space);
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};

  return context_.db.write([&](db::Transaction& tx) -> Result<Conversation> {
    auto conversation = lock_conversation(tx, change.id);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    if (!visible.moderates(conversation->space)) {
      return fail(Kind::forbidden, "errors.forbidden");
    }
    if (change.space && to == nullptr) {
      return fail_fields({{"space", "community.space_not_found", {}}});
    }
    if (to != nullptr && !visible.moderates(to->id)) {
      return fail(Kind::forbidden, "errors.forbidden");
    }
    if (to != nullptr && to->state != SpaceState::open && to->id != conversation->space) {
      return fail_fields({{"space", "community.space_archived", {}}});
    }
    const auto before = *conversation;
    if (to != nullptr) conversation->space = to->id;
    if (change.pinned) conversation->pinned = *change.pinned;
    if (change.closed && *change.closed != conversation->closed_at.has_value()) {
      conversation->closed_at = *change.closed ? std::optional{now} : std::nullopt;
    }
    update(tx, *conversation);
    if (before.space != conversation->space) move_in_index(tx, change.id, conversation->space);
    auto audit = entry(viewer, audit_id, "conversation.changed",
                       "conversation:" + to_string(change.id), now);
    audit.before = in_json(before);
    audit.after = in_json(*conversation);
    db::audit(tx, audit);
    bus::record(
        tx, {.id = event_id,
             .name = "conversation.changed",
             .subject = raw(change.id),
             .payload = event_payload(*conversation, conversation->first_message, viewer.person),
             .at = now});
    touch(tx, context_, visible.map(), change.id, before.space);
    touch(tx, context_, visible.map(), change.id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return *conversation;
  });
}

}  // namespace coloquio::community
