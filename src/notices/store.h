#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "notices/notice.h"

// The rows of notices. No permissions here.
namespace coloquio::notices {

// Saves one event for many people, each their own row; joins what is unread already. Telling the
// same again changes nothing. `mail_at`: when it may be mailed.
struct Told {
  NoticeId id{};
  PersonId person{};
  NoticeKind kind = NoticeKind::replied;
};
struct Happening {
  ConversationId conversation{};
  MessageId message{};
  PersonId by{};
  Instant at;
  std::optional<Instant> mail_at;
};
void save(db::Transaction& tx, const Happening& what, std::span<const Told> told);

// Where a page ends: of its last line, newest first.
struct Cursor {
  Instant at = from_micros(INT64_MAX);
  NoticeId id{INT64_MAX};
};
std::string to_text(const Cursor& cursor);
Cursor cursor_from(std::string_view text);  // What is none of ours is the beginning.

std::vector<Notice> list(db::Connection& db, PersonId person, const Cursor& after, int limit);
std::optional<Notice> find(db::Connection& db, PersonId person, NoticeId id);
// Conversation and newest message of the unread ones; at most `limit`.
struct Unread {
  ConversationId conversation{};
  MessageId last{};
};
std::vector<Unread> unread(db::Connection& db, PersonId person, int limit);

bool has_unread(db::Connection& db, PersonId person, ConversationId conversation);

// Each returns how many changed. What is read is not mailed.
int mark_read(db::Transaction& tx, PersonId person, NoticeId id, Instant at);
int mark_all_read(db::Transaction& tx, PersonId person, Instant at);
int mark_read(db::Transaction& tx, PersonId person, ConversationId conversation, MessageId until,
              Instant at);
// Undo; one that meanwhile has an unread one of its kind beside it stays read.
int mark_unread(db::Transaction& tx, PersonId person, NoticeId id);
int mark_unread(db::Transaction& tx, PersonId person, Instant read_at);

// Notices whose mail is due, the longest waiting first.
std::vector<Notice> due(db::Connection& db, Instant now, int limit);
// False when it does not wait any more. `later`: when it is to be looked at again.
bool take_from_post(db::Transaction& tx, PersonId person, NoticeId id,
                    std::optional<Instant> later);
// Counts one more mail of that day; false when there were `most` already.
bool count_mail(db::Transaction& tx, PersonId person, std::int64_t day, int most);

std::optional<Instant> last_digest(db::Connection& db, PersonId person);
void save_digest(db::Transaction& tx, PersonId person, Instant at);

// Forgets at most `limit` of those read before `before`.
int prune(db::Transaction& tx, Instant before, int limit);

}  // namespace coloquio::notices
