#include "community/conversations/answering.h"

#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/touch.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

Result<> may_accept(const Viewer& viewer, const Conversation& conversation) {
  if (conversation.kind != ConversationKind::question) {
    return fail(Kind::conflict, "community.accept.only_questions");
  }
  const bool asker = conversation.author == viewer.person && viewer.may(Permission::post);
  if (!asker && !viewer.may(Permission::accept_any)) {
    return fail(Kind::forbidden, "community.accept.only_the_asker");
  }
  return {};
}

Result<> may_be_accepted(const std::optional<Message>& answer) {
  if (!answer) return fail(Kind::conflict, "community.accept.not_of_this_question");
  if (answer->deleted_at) return fail(Kind::gone, "community.message_gone");
  if (answer->kind != MessageKind::answer) {
    return fail(Kind::conflict, "community.accept.only_answers");
  }
  return {};
}

// What the author's profile counts; answering oneself does not.
void count_acceptance(db::Transaction& tx, const Conversation& conversation,
                      const std::optional<Message>& answer, int by) {
  if (answer && answer->author != conversation.author) {
    people::add_answers_accepted(tx, answer->author, by);
  }
}

// Staff that decide for the asker leave a line.
void audit_for_asker(db::Transaction& tx, const Viewer& viewer, const Conversation& conversation,
                     std::int64_t id, const char* act, Instant now) {
  if (conversation.author == viewer.person) return;
  db::AuditEntry entry;
  entry.id = id;
  entry.at = now;
  entry.by = viewer.account;
  entry.act = act;
  entry.subject = "conversation:" + to_string(conversation.id);
  entry.from = origin_of(viewer);
  db::audit(tx, entry);
}

}  // namespace

Result<Conversation> Answering::accept(const Viewer& viewer, ConversationId id,
                                       MessageId answer_id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<Conversation> {
    auto conversation = lock_conversation(tx, id);
    if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
    if (auto may = may_accept(viewer, *conversation); !may) return fail(may.error());
    const auto answer = find_message(tx, id, answer_id);
    if (auto fit = may_be_accepted(answer); !fit) return fail(fit.error());
    if (conversation->accepted == answer_id) return *conversation;

    if (conversation->accepted) {
      count_acceptance(tx, *conversation, find_message(tx, id, *conversation->accepted), -1);
    }
    conversation->accepted = answer_id;
    conversation->accepted_by = viewer.person;
    conversation->accepted_at = now;
    set_accepted(tx, *conversation);
    count_acceptance(tx, *conversation, answer, 1);
    audit_for_asker(tx, viewer, *conversation, audit_id, "answer.accepted", now);
    bus::record(tx, {.id = event_id,
                     .name = "answer.accepted",
                     .subject = raw(id),
                     .payload = event_payload(*conversation, answer_id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return *conversation;
  });
}

Result<Conversation> Answering::unaccept(const Viewer& viewer, ConversationId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<Conversation> {
    auto conversation = lock_conversation(tx, id);
    if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
    if (auto may = may_accept(viewer, *conversation); !may) return fail(may.error());
    if (!conversation->accepted) return *conversation;

    const auto answer_id = *conversation->accepted;
    count_acceptance(tx, *conversation, find_message(tx, id, answer_id), -1);
    conversation->accepted.reset();
    conversation->accepted_by.reset();
    conversation->accepted_at.reset();
    set_accepted(tx, *conversation);
    audit_for_asker(tx, viewer, *conversation, audit_id, "answer.unaccepted", now);
    bus::record(tx, {.id = event_id,
                     .name = "answer.unaccepted",
                     .subject = raw(id),
                     .payload = event_payload(*conversation, answer_id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return *conversation;
  });
}

Result<VoteState> Answering::vote(const Viewer& viewer, MessageId id, bool wanted) {
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  const auto message = context_.db.read([&](db::Connection& db) {
    auto found = find_message(db, id);
    if (found) conversation = find_conversation(db, found->conversation);
    return found;
  });
  if (!message) return fail(Kind::not_found, "community.not_found");
  if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
  if (!viewer.may(Permission::vote)) return fail(Kind::forbidden, "community.cannot_vote");
  if (message->author == viewer.person) return fail(Kind::forbidden, "community.vote.own");
  if (message->kind == MessageKind::opening) return fail(Kind::conflict, "community.vote.opening");
  if (message->deleted_at) return fail(Kind::gone, "community.message_gone");
  const auto now = context_.clock.now();
  if (wanted) {
    auto held = context_.caps->take(viewer, DayCaps::Deed::like, now);
    if (!held) return fail(held.error());
  }

  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) -> Result<VoteState> {
    const bool changed = wanted ? insert_vote(tx, *message, viewer.person, now)
                                : delete_vote(tx, *message, viewer.person);
    const auto votes = add_votes(tx, message->conversation, id, changed ? (wanted ? 1 : -1) : 0);
    if (!votes) return fail(Kind::gone, "community.message_gone");
    if (changed) {
      bus::record(tx, {.id = event_id,
                       .name = wanted ? "vote.cast" : "vote.withdrawn",
                       .subject = raw(id),
                       .payload = event_payload(*conversation, id, viewer.person),
                       .at = now});
      touch(tx, context_, visible.map(), message->conversation, conversation->space);
    }
    return VoteState{*votes, wanted};
  });
}

Result<MeTooState> Answering::me_too(const Viewer& viewer, ConversationId id, bool wanted) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto conversation =
      context_.db.read([&](db::Connection& db) { return find_conversation(db, id); });
  if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
  if (!viewer.may(Permission::vote)) return fail(Kind::forbidden, "community.cannot_vote");
  if (conversation->author == viewer.person) return fail(Kind::forbidden, "community.me_too_own");
  if (conversation->deleted_at) return fail(Kind::gone, "community.conversation_gone");

  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) -> Result<MeTooState> {
    const bool changed =
        wanted ? insert_me_too(tx, id, viewer.person, now) : delete_me_too(tx, id, viewer.person);
    const auto count = add_me_too(tx, id, changed ? (wanted ? 1 : -1) : 0);
    if (changed) {
      bus::record(
          tx, {.id = event_id,
               .name = wanted ? "me_too.said" : "me_too.withdrawn",
               .subject = raw(id),
               .payload = event_payload(*conversation, conversation->first_message, viewer.person),
               .at = now});
      touch(tx, context_, visible.map(), id, conversation->space);
    }
    return MeTooState{count, wanted};
  });
}

}  // namespace coloquio::community
