#include "community/bulk.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "community/community.h"
#include "community/conversations/store.h"
#include "community/conversations/tags.h"
#include "community/search/index.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

constexpr std::size_t most_in_a_list = 512;  // SQLite takes quadratic time to prepare long ones.

SearchDoc doc_of(const Conversation& conversation, const BulkMessage& one) {
  return {one.message.id, conversation.id, conversation.space, one.message.author, one.terms};
}

// The closure may run twice, so the id of a new tag follows from its slug (FNV-1a).
std::int64_t tag_id_of(std::string_view slug) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : slug) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return static_cast<std::int64_t>(hash >> 1U);
}

std::vector<std::string> fitting_tags(const std::vector<std::string>& given) {
  std::vector<FieldError> problems;
  auto names = clean_tags(given, problems);
  if (names.size() > tags_max) names.resize(tags_max);
  return names;
}

// Of a conversation that may have had others.
void replace_tags(db::Transaction& tx, Conversation& conversation) {
  const auto names = fitting_tags(conversation.tags);
  std::vector<std::int64_t> ids;
  for (const auto& name : names) ids.push_back(tag_id_of(text::slug(name)));
  if (auto named = set_tags(tx, conversation.id, names, ids, NewTags::allowed)) {
    conversation.tags = std::move(*named);
  }
}

void add_tags(db::Transaction& tx, Conversation& conversation, const TagsBySlug& tags) {
  const auto names = fitting_tags(conversation.tags);
  conversation.tags.clear();
  for (const auto& name : names) {
    const auto tag = tags.find(text::slug(name));
    if (tag == tags.end()) continue;
    add_tag(tx, conversation.id, tag->second.id);
    conversation.tags.push_back(tag->second.name);
  }
}

void update_one(db::Transaction& tx, const Conversation& kept, const BulkMessage& bulk) {
  auto message = find_message(tx, kept.id, bulk.message.id);
  if (!message || message->edits > 0) return;
  message->body_markdown = bulk.message.body_markdown;
  message->body_html = bulk.message.body_html;
  update(tx, *message);
  tx.execute("UPDATE message SET imported_score = $3 WHERE conversation_id = $1 AND id = $2",
             kept.id, message->id, bulk.message.imported_score);
  if (!message->deleted_at && !kept.deleted_at) index_again(tx, doc_of(kept, bulk));
}

// As much of a conversation as a new message needs to know.
using Frames = std::unordered_map<std::int64_t, Conversation>;

Frames frames_of(db::Connection& db, std::span<const ConversationId> ids) {
  Frames frames;
  while (!ids.empty()) {
    const auto some = ids.first(std::min(ids.size(), most_in_a_list));
    ids = ids.subspan(some.size());
    const db::InList list(some);
    const auto rows =
        db.run("SELECT id, space_id, author_id, deleted_at FROM conversation WHERE id IN (" +
                   list.sql() + ")",
               list.values());
    for (const auto row : rows) {
      Conversation frame;
      frame.id = row.get<ConversationId>(0);
      frame.space = row.get<SpaceId>(1);
      frame.author = row.get<PersonId>(2);
      frame.deleted_at = row.get<std::optional<Instant>>(3);
      frames.emplace(raw(frame.id), std::move(frame));
    }
  }
  return frames;
}

// What messages that come together add to their conversation.
struct Gained {
  std::int64_t replies = 0;
  Instant newest{};
  std::optional<Instant> first_by_another;

  void add(const Conversation& conversation, const Message& message) {
    ++replies;
    newest = std::max(newest, message.created_at);
    if (message.author == conversation.author) return;
    first_by_another = std::min(first_by_another.value_or(message.created_at), message.created_at);
  }
};

void count(db::Transaction& tx, ConversationId id, const Gained& more) {
  tx.execute(
      "UPDATE conversation SET replies = replies + $2,"
      " active_at = CASE WHEN active_at < $3 THEN $3 ELSE active_at END,"
      " first_reply_at = CASE WHEN first_reply_at < $4 THEN first_reply_at"
      " ELSE COALESCE($4, first_reply_at) END WHERE id = $1",
      id, more.replies, more.newest, more.first_by_another);
}

struct Tuning {
  int page_cache;              // Of the writer, kB: a transaction that fits is written once.
  int hashsize;                // Bytes that FTS5 gathers before it writes a segment.
  int automerge, crisismerge;  // Segments of one size that FTS5 makes into a larger one.
};
constexpr Tuning many{128 * 1024, 64 * 1024 * 1024, 16, 64};
constexpr Tuning usual{8000, 1024 * 1024, 4, 16};  // What db/ and FTS5 begin with.

void tune(db::Transaction& tx, const Tuning& to) {
  constexpr std::string_view sql = "INSERT INTO search_index (search_index, rank) VALUES ($1, $2)";
  tx.execute(sql, "hashsize", to.hashsize);
  tx.execute(sql, "automerge", to.automerge);
  tx.execute(sql, "crisismerge", to.crisismerge);
  tx.execute("PRAGMA cache_size = -" + std::to_string(to.page_cache));
}

void erase_from(db::Transaction& tx, const char* table, ConversationId id) {
  tx.execute(std::string{"DELETE FROM "} + table + " WHERE conversation_id = $1", id);
}

}  // namespace

TagsBySlug ensure_tags(db::Transaction& tx, const std::vector<std::string>& names) {
  std::unordered_map<std::string, std::string> wanted;  // Slug to name.
  for (const auto& name : names) {
    for (auto& fitting : fitting_tags({name})) wanted.emplace(text::slug(fitting), fitting);
  }
  std::vector<std::string> slugs;
  for (const auto& [slug, name] : wanted) slugs.push_back(slug);
  TagsBySlug tags;
  const auto learn = [&] {
    for (std::size_t from = 0; from < slugs.size(); from += most_in_a_list) {
      const auto to = std::min(from + most_in_a_list, slugs.size());
      for (auto& tag : find_tags(tx, std::span(slugs).subspan(from, to - from))) {
        tags.emplace(tag.slug, tag);
      }
    }
  };
  learn();
  if (tags.size() == slugs.size()) return tags;
  for (const auto& [slug, name] : wanted) {
    if (!tags.contains(slug)) insert(tx, Tag{TagId{tag_id_of(slug)}, slug, name});
  }
  learn();
  return tags;
}

void insert(db::Transaction& tx, const BulkConversation& bulk, const TagsBySlug& tags) {
  auto conversation = bulk.conversation;
  if (conversation.slug.empty()) conversation.slug = text::slug(conversation.title);
  if (!conversation.tags.empty()) add_tags(tx, conversation, tags);
  insert(tx, conversation);
  for (const auto& one : bulk.messages) {
    insert(tx, one.message);
    if (!one.message.deleted_at && !conversation.deleted_at)
      index_new(tx, doc_of(conversation, one));
  }
}

void update(db::Transaction& tx, const BulkConversation& bulk) {
  auto kept = lock_conversation(tx, bulk.conversation.id);
  if (!kept) return;
  kept->title = bulk.conversation.title;
  kept->slug = text::slug(kept->title);
  kept->tags = bulk.conversation.tags;
  replace_tags(tx, *kept);
  update(tx, *kept);
  kept->accepted = bulk.conversation.accepted ? bulk.conversation.accepted : kept->accepted;
  kept->accepted_by =
      bulk.conversation.accepted ? bulk.conversation.accepted_by : kept->accepted_by;
  kept->accepted_at =
      bulk.conversation.accepted ? bulk.conversation.accepted_at : kept->accepted_at;
  set_accepted(tx, *kept);
  tx.execute("UPDATE conversation SET imported_score = $2 WHERE id = $1", kept->id,
             bulk.conversation.imported_score);
  for (const auto& one : bulk.messages) update_one(tx, *kept, one);
}

void update(db::Transaction& tx, const BulkMessage& bulk) {
  const auto conversation = find_conversation(tx, bulk.message.conversation);
  if (conversation) update_one(tx, *conversation, bulk);
}

void append(db::Transaction& tx, std::span<const BulkMessage> bulk) {
  std::vector<ConversationId> ids;
  for (const auto& one : bulk) ids.push_back(one.message.conversation);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const auto conversations = frames_of(tx, ids);
  std::unordered_map<std::int64_t, Gained> gained;
  for (const auto& one : bulk) {
    const auto conversation = conversations.find(raw(one.message.conversation));
    if (conversation == conversations.end()) continue;
    insert(tx, one.message);
    if (!conversation->second.deleted_at) index_new(tx, doc_of(conversation->second, one));
    gained[raw(conversation->second.id)].add(conversation->second, one.message);
  }
  for (const auto& [id, more] : gained) count(tx, ConversationId{id}, more);
}

void begin_bulk(db::Database& database) {
  if (database.engine() != db::Engine::sqlite) return;
  database.write([](db::Transaction& tx) { tune(tx, many); });
}

void end_bulk(db::Database& database) {
  if (database.engine() != db::Engine::sqlite) return;
  database.write([](db::Transaction& tx) { tune(tx, usual); });
}

bool accept(db::Transaction& tx, ConversationId question, MessageId answer, Instant at) {
  return tx.execute(
             "UPDATE conversation SET accepted_message_id = $2, accepted_by = author_id,"
             " accepted_at = $3 WHERE id = $1 AND accepted_message_id IS NULL",
             question, answer, at) == 1;
}

std::optional<PersonId> accept(db::Transaction& tx, ConversationId question, MessageId answer) {
  const auto message = find_message(tx, question, answer);
  if (!message || message->deleted_at) return std::nullopt;
  if (!accept(tx, question, answer, message->created_at)) return std::nullopt;
  return message->author;
}

void recount(db::Transaction& tx, const std::vector<ConversationId>& conversations) {
  for (const auto id : conversations) {
    recount_replies(tx, id);
    tx.execute(
        "UPDATE conversation SET me_too = (SELECT COUNT(*) FROM me_too m "
        "WHERE m.conversation_id = $1) WHERE id = $1",
        id);
    tx.execute(
        "UPDATE message SET votes = (SELECT COUNT(*) FROM vote v WHERE v.conversation_id = $1 "
        "AND v.message_id = message.id) WHERE conversation_id = $1",
        id);
  }
}

void erase(db::Transaction& tx, const std::vector<ConversationId>& conversations) {
  for (const auto id : conversations) {
    unindex(tx, id);
    for (const auto* table : {"message", "revision", "vote", "me_too", "conversation_tag", "report",
                              "import_map", "mention", "reader"}) {
      erase_from(tx, table, id);
    }
    tx.execute("DELETE FROM conversation WHERE id = $1", id);
  }
}

void Community::imported() {
  directory_.changed();
  figures_.changed();
  context_.cache.clear();
}

}  // namespace coloquio::community
