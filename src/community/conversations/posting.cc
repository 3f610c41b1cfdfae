#include "community/conversations/posting.h"

#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/mentions.h"
#include "community/conversations/store.h"
#include "community/conversations/tags.h"
#include "community/conversations/writing.h"
#include "community/following/store.h"
#include "community/search/index.h"
#include "community/touch.h"
#include "markup/markdown.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

Message new_message(const Viewer& viewer, MessageId id, MessageKind kind, Written& written,
                    Instant now) {
  Message message;
  message.id = id;
  message.kind = kind;
  message.author = viewer.person;
  message.body_markdown = std::move(written.markdown);
  message.body_html = std::move(written.html);
  message.official = viewer.may(Permission::answer_officially);
  message.created_at = now;
  return message;
}

Conversation new_conversation(const Viewer& viewer, Ids& ids, const Space& space,
                              const NewConversation& draft, Written& written, Instant now) {
  Conversation conversation;
  conversation.id = ConversationId{ids.next()};
  conversation.first_message = MessageId{ids.next()};
  conversation.space = space.id;
  conversation.kind = draft.kind.value_or(ConversationKind::question);
  conversation.title = std::move(written.title);
  conversation.slug = std::move(written.slug);
  conversation.author = viewer.person;
  conversation.created_at = now;
  conversation.active_at = now;
  return conversation;
}

// Why count_reply() found nothing to count.
Error reason_not_to_reply(db::Transaction& tx, const Viewer& viewer, const VisibleSpaces& visible,
                          ConversationId id) {
  const auto space = readable(viewer, visible, find_conversation(tx, id));
  if (!space) return space.error();
  return {Kind::conflict, "community.conversation_closed", {}, {}};
}

// What a reply is: an answer to the question, or a comment on one answer.
Result<MessageKind> kind_of_reply(db::Transaction& tx, const Conversation& conversation,
                                  std::optional<MessageId> reply_to) {
  if (!reply_to || *reply_to == conversation.first_message) return MessageKind::answer;
  const auto answered = find_message(tx, conversation.id, *reply_to);
  if (!answered || answered->deleted_at) {
    return fail_fields({{"reply_to", "community.not_found", {}}});
  }
  return MessageKind::comment;
}

}  // namespace

Result<Started> Posting::start(const Viewer& viewer, NewConversation draft) {
  if (!viewer.may(Permission::post)) return fail(Kind::forbidden, "community.cannot_post");
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(draft.space);
  std::vector<FieldError> problems;
  auto written =
      write_down(context_, viewer, analyzer_, Part::opening, draft.title, draft.body, problems);
  const auto tags = clean_tags(draft.tags.value_or(std::vector<std::string>{}), problems);
  if (space == nullptr) problems.push_back({"space", "community.space_not_found", {}});
  if (!problems.empty()) return fail_fields(std::move(problems));
  if (space->state != SpaceState::open) return fail(Kind::conflict, "community.space_archived");

  const auto now = context_.clock.now();
  const auto& limits = limits_for(viewer, context_.limits);
  Started started;
  started.conversation = new_conversation(viewer, context_.ids, *space, draft, written, now);
  auto& conversation = started.conversation;
  started.message =
      new_message(viewer, conversation.first_message, MessageKind::opening, written, now);
  started.message.conversation = conversation.id;
  std::vector<std::int64_t> tag_ids(tags.size());
  for (auto& id : tag_ids) id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};

  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    auto held = may_post_now(tx, limits, viewer.person, Part::opening, conversation.id,
                             started.message.body_markdown, now);
    if (!held) return held;
    if (!tags.empty()) {
      auto named = set_tags(tx, conversation.id, tags, tag_ids,
                            viewer.newcomer ? NewTags::refused : NewTags::allowed);
      if (!named) return fail(named.error());
      conversation.tags = std::move(*named);
    }
    insert(tx, conversation);
    insert(tx, started.message);
    save_mentions(tx, started.message, written.mentions);
    follow_by_deed(tx, started.message, Deed::started, 0);
    index_new(tx, {started.message.id, conversation.id, conversation.space, viewer.person,
                   written.terms});
    people::add_posts(tx, viewer.person, 1);
    bus::record(tx, {.id = event_id,
                     .name = "conversation.started",
                     .subject = raw(conversation.id),
                     .payload = event_payload(conversation, started.message.id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), conversation.id, conversation.space);
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
  if (!saved) return fail(saved.error());
  return started;
}

Result<Message> Posting::reply(const Viewer& viewer, NewMessage draft) {
  if (!viewer.may(Permission::post)) return fail(Kind::forbidden, "community.cannot_post");
  const auto visible = directory_.visible_spaces(viewer);
  std::vector<FieldError> problems;
  auto written = write_down(context_, viewer, analyzer_, Part::reply, {}, draft.body, problems);
  if (!problems.empty()) {
    // Whoever must not know of the conversation does not learn of it by a wrong form either.
    const auto conversation =
        context_.db.read([&](db::Connection& db) { return find_conversation(db, draft.id); });
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    return fail_fields(std::move(problems));
  }

  const auto now = context_.clock.now();
  const auto& limits = limits_for(viewer, context_.limits);
  auto message =
      new_message(viewer, MessageId{context_.ids.next()}, MessageKind::answer, written, now);
  message.conversation = draft.id;
  message.reply_to = draft.reply_to;
  const auto event_id = bus::EventId{context_.ids.next()};

  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    const auto conversation = count_reply(tx, draft.id, viewer.person, now);
    if (!conversation) return fail(reason_not_to_reply(tx, viewer, visible, draft.id));
    if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
    auto held =
        may_post_now(tx, limits, viewer.person, Part::reply, draft.id, message.body_markdown, now);
    if (!held) return held;
    const auto kind = kind_of_reply(tx, *conversation, draft.reply_to);
    if (!kind) return fail(kind.error());
    message.kind = *kind;
    insert(tx, message);
    save_mentions(tx, message, written.mentions);
    follow_by_deed(tx, message, Deed::replied, conversation->replies);
    index_new(tx, {message.id, draft.id, conversation->space, viewer.person, written.terms});
    people::add_posts(tx, viewer.person, 1);
    bus::record(tx, {.id = event_id,
                     .name = "message.posted",
                     .subject = raw(message.id),
                     .payload = event_payload(*conversation, message.id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), draft.id, conversation->space);
    return {};
  });
  if (!saved) return fail(saved.error());
  return message;
}

Result<std::string> Posting::preview(const Viewer& viewer, std::string_view body) {
  if (!viewer.may(Permission::post)) return fail(Kind::forbidden, "community.cannot_post");
  const auto markdown = text::clean(body);
  Mentions mentions(context_.db, markdown);
  auto html = markup::to_html(markdown, {.own_url = context_.site.public_url,
                                         .max_bytes = body_max_bytes,
                                         .mention = mentions.linker()});
  if (!html) return fail_fields({{"body", html.error().key, html.error().args}});
  return std::move(*html);
}

}  // namespace coloquio::community
