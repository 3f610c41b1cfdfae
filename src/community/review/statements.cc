#include "community/review/statements.h"

#include "base/json.h"
#include "base/text.h"
#include "community/review/store.h"
#include "people/secrets.h"

namespace coloquio::community {
namespace {

constexpr std::size_t quote_max = 1000;

struct Concerned {
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(Concerned, (), (person))

}  // namespace

Owed statement_to_make(Context& context) {
  Owed owed;
  owed.statement.id = StatementId{context.ids.next()};
  owed.statement.key = people::random_key();
  owed.statement.created_at = context.clock.now();
  owed.statement.appeal_until = owed.statement.created_at + appeal_within;
  owed.event = bus::EventId{context.ids.next()};
  return owed;
}

Owed statement_about(Context& context, const Conversation& conversation, const Message& message,
                     Restriction restriction, std::optional<PersonId> by) {
  auto owed = statement_to_make(context);
  auto& s = owed.statement;
  s.person = message.author;
  s.restriction = restriction;
  s.automated = !by.has_value();
  s.decided_by = by;
  s.space = conversation.space;
  s.conversation = conversation.id;
  s.message = message.id;
  s.title = conversation.title;
  s.quote = text::truncate(message.body_markdown, quote_max);
  return owed;
}

void issue(db::Transaction& tx, const Owed& owed) {
  const auto& s = owed.statement;
  if (!insert(tx, s)) return;
  bus::record(tx, {.id = owed.event,
                   .name = "statement.made",
                   .subject = raw(s.id),
                   .payload = to_json(Concerned{s.person}),
                   .at = s.created_at});
}

std::string to_undo(const TakenAlong& taken) { return taken.accepted_at ? to_json(taken) : ""; }

TakenAlong from_undo(const std::string& json) {
  if (json.empty()) return {};
  auto taken = from_json<TakenAlong>(json);
  return taken ? *taken : TakenAlong{};
}

std::string path_of(const Statement& statement) {
  return "/statements/" + to_string(statement.id) + "?key=" + statement.key;
}

}  // namespace coloquio::community
