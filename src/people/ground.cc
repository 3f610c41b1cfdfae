#include "people/ground.h"

#include "base/json.h"
#include "base/text.h"
#include "bus/event.h"

namespace coloquio::people {
namespace {

struct AccountEvent {
  AccountId account{};
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(AccountEvent, (), (account, person))

constexpr std::size_t kLongestName = 80;

}  // namespace

Result<std::string> name_typed(std::string_view field, std::string_view typed) {
  std::string name = text::clean_line(typed);
  if (name.empty()) return fail_fields({{std::string(field), "people.name_missing", {}}});
  if (text::count_graphemes(name) > kLongestName) {
    return fail_fields({{std::string(field),
                         "people.too_long",
                         {{"max", static_cast<std::int64_t>(kLongestName)}}}});
  }
  return name;
}

Result<std::string> email_typed(std::string_view field, std::string_view typed) {
  std::string email = text::clean_line(typed);
  if (email.empty()) return fail_fields({{std::string(field), "people.email_missing", {}}});
  if (text::normal_email(email).empty() || !mail::is_safe_address(email)) {
    return fail_fields({{std::string(field), "people.email_wrong", {}}});
  }
  return email;
}

void record_account_event(db::Transaction& tx, const Note& note, std::string_view name,
                          AccountId account, PersonId person) {
  bus::record(tx, {.id = bus::EventId{note.id},
                   .name = std::string(name),
                   .subject = raw(account),
                   .payload = to_json(AccountEvent{account, person}),
                   .at = note.at});
}

void audit_account(db::Transaction& tx, const Note& note, const Viewer& by, std::string_view act,
                   AccountId account, std::string before, std::string after) {
  db::audit(tx, {.id = note.id,
                 .at = note.at,
                 .by = by.account,
                 .act = std::string(act),
                 .subject = "account:" + to_string(account),
                 .before = std::move(before),
                 .after = std::move(after),
                 .from = by.is_guest() ? "cli"
                         : by.by_token ? "api"
                                       : "web"});
}

}  // namespace coloquio::people
