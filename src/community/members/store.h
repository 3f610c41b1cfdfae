#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "community/members/members.h"
#include "db/connection.h"

// The SQL of the directory. `spaces` is what the viewer may see.
namespace coloquio::community::members {

struct Row {
  PersonId person{};
  std::string name_key;
  std::string place;
};
// Folded words and slugs; "" and empty for any.
struct Filter {
  std::vector<SpaceId> spaces;
  bool confined = false;   // The viewer is: only who is listed in `spaces`.
  bool everybody = false;  // Who manages accounts finds those who are not listed, too.
  PersonId self{};
  std::vector<std::string> words;
  std::string tag;
  std::string place;
};
struct Cursor {
  std::string name_key;
  PersonId person{};
};
std::vector<Row> list(db::Connection& db, const Filter& filter, const Cursor& after, int limit);

struct Named {
  PersonId person{};
  std::string kind;  // expertise, interest
  std::string name;
};
std::vector<Named> named_tags(db::Connection& db, std::span<const PersonId> people);
void set_named(db::Transaction& tx, PersonId person, std::string_view kind,
               const std::vector<std::string>& names);

// The words by which a folded name is found, each once.
std::vector<std::string> words_of(std::string_view folded);
// Accounts without a row, at most a thousand.
std::vector<AccountId> missing_accounts(db::Connection& db);
// Takes out who has no account any more.
void forget_gone(db::Transaction& tx);

std::optional<MemberSettings> find_settings(db::Connection& db, PersonId person);
void save_settings(db::Transaction& tx, PersonId person, const MemberSettings& settings);
// The row of an account, with the words of its name.
void save_name(db::Transaction& tx, PersonId person, std::string_view name_key, bool confined);

std::vector<ProvedTag> proved_tags(db::Connection& db, const std::vector<SpaceId>& spaces,
                                   PersonId person);
struct HelpRow {
  ConversationId conversation{};
  MessageId answer{};
  Instant at;
};
std::vector<HelpRow> helped(db::Connection& db, const std::vector<SpaceId>& spaces, PersonId person,
                            MessageId before, int limit);

}  // namespace coloquio::community::members
