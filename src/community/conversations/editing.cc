#include <chrono>

#include "base/json.h"
#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/mentions.h"
#include "community/conversations/posting.h"
#include "community/conversations/store.h"
#include "community/conversations/tags.h"
#include "community/conversations/writing.h"
#include "community/search/index.h"
#include "community/touch.h"
#include "db/audit.h"

namespace coloquio::community {
namespace {

// Whoever mends a slip within this time leaves no trace of it.
constexpr auto silent_grace = std::chrono::seconds{300};

// What a text was, for the audit.
struct Said {
  std::string title, body;
};
BOOST_DESCRIBE_STRUCT(Said, (), (title, body))

bool still_may_edit(const Viewer& viewer, const Message& message, const Limits& limits,
                    Instant now) {
  return limits.edit_for.count() == 0 || viewer.may(Permission::moderate) ||
         now < message.created_at + limits.edit_for;
}

}  // namespace

Result<> may_edit(const Viewer& viewer, const Message& message, const LimitTiers& tiers,
                  Instant now) {
  const bool mine = message.author == viewer.person && viewer.may(Permission::post);
  if (!mine && !viewer.may(Permission::moderate)) {
    return fail(Kind::forbidden, "community.not_yours");
  }
  if (!still_may_edit(viewer, message, limits_for(viewer, tiers), now)) {
    return fail(Kind::forbidden, "community.too_late_to_edit");
  }
  return {};
}

Result<Message> Posting::edit(const Viewer& viewer, MessageChange change) {
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  const auto found = context_.db.read([&](db::Connection& db) {
    auto message = find_message(db, change.id);
    if (message) conversation = find_conversation(db, message->conversation);
    return message;
  });
  if (!found) return fail(Kind::not_found, "community.not_found");
  if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
  if (auto stands = standing(viewer, found); !stands) return fail(stands.error());
  const auto now = context_.clock.now();
  if (auto may = may_edit(viewer, *found, context_.limits, now); !may) return fail(may.error());

  const bool opening = found->kind == MessageKind::opening;
  std::vector<FieldError> problems;
  auto written = write_down(context_, viewer, analyzer_, opening ? Part::opening : Part::reply,
                            change.title.value_or(conversation->title),
                            change.body.value_or(found->body_markdown), problems);
  const auto tags = clean_tags(change.tags.value_or(conversation->tags), problems);
  if (!opening && (change.title || change.tags)) {
    problems.push_back({change.title ? "title" : "tags", "community.only_openings", {}});
  }
  if (!problems.empty()) return fail_fields(std::move(problems));

  std::vector<std::int64_t> tag_ids(tags.size());
  for (auto& id : tag_ids) id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto audit_id = context_.ids.next();

  return context_.db.write([&](db::Transaction& tx) -> Result<Message> {
    auto held = lock_conversation(tx, found->conversation);
    if (auto space = writable(viewer, visible, held); !space) return fail(space.error());
    auto message = find_message(tx, found->conversation, change.id);
    if (auto stands = standing(viewer, message); !stands) return fail(stands.error());
    const bool same_title = !opening || held->title == written.title;
    const bool same_text = message->body_markdown == written.markdown && same_title;
    if (same_text && (!opening || tags == held->tags)) return *message;

    const bool mine = message->author == viewer.person;
    const bool silent = mine && now < message->created_at + silent_grace;
    if (!same_text && !silent) {
      ++message->edits;
      message->edited_at = now;
      insert_revision(
          tx, *message,
          {message->edits, opening ? held->title : "", message->body_markdown, viewer.person, now});
    }
    const Said before{opening ? held->title : "", message->body_markdown};
    message->body_markdown = written.markdown;
    message->body_html = written.html;
    update(tx, *message);
    save_mentions(tx, *message, written.mentions);
    if (opening) {
      auto named = set_tags(tx, held->id, tags, tag_ids,
                            viewer.newcomer ? NewTags::refused : NewTags::allowed);
      if (!named) return fail(named.error());
      held->title = written.title;
      held->slug = written.slug;
      held->tags = std::move(*named);
      update(tx, *held);
    }
    if (!message->deleted_at && !held->deleted_at) {
      index_again(tx, {message->id, held->id, held->space, message->author, written.terms});
    }
    if (!mine) {
      db::audit(tx, {.id = audit_id,
                     .at = now,
                     .by = viewer.account,
                     .act = "message.edited",
                     .subject = "message:" + to_string(message->id),
                     .before = to_json(before),
                     .after = to_json(Said{opening ? written.title : "", written.markdown}),
                     .from = origin_of(viewer)});
    }
    bus::record(tx, {.id = event_id,
                     .name = "message.edited",
                     .subject = raw(message->id),
                     .payload = event_payload(*held, message->id, viewer.person),
                     .at = now});
    touch(tx, context_, visible.map(), held->id, held->space);
    return *message;
  });
}

}  // namespace coloquio::community
