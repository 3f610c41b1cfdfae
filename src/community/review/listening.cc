#include "community/review/sight.h"
#include "db/enum_name.h"
#include "people/service.h"

// What the queue does when others have done something.
namespace coloquio::community {
namespace {

// The sanction that an event tells of: the newest of its kind that was there already.
std::optional<people::Sanction> told_of(const std::vector<people::Sanction>& newest_first,
                                        const bus::Event& event) {
  const auto kind = event.name == "account.suspended" ? people::SanctionKind::suspend
                                                      : people::SanctionKind::silence;
  for (const auto& one : newest_first) {
    if (one.kind == kind && one.created_at <= event.at) return one;
  }
  return std::nullopt;
}

}  // namespace

void Review::listen(bus::Bus& bus) {
  bus.subscribe("statement_letters", "statement.made", bus::Bus::Memory::durable,
                [this](const bus::Event& event) { mail_statement(StatementId{event.subject}); });
  for (const auto* name : {"account.silenced", "account.suspended"}) {
    bus.subscribe(std::string{"statements:"} + name, name, bus::Bus::Memory::durable,
                  [this](const bus::Event& event) { state_sanction(event); });
  }
}

void Review::work_for(jobs::Queue& queue) {
  queue.repeat("queue.alarm", std::chrono::hours{1}, [this](const jobs::Job&) -> Result<> {
    ring();
    return {};
  });
}

int Review::ring() {
  constexpr int most = 100;
  const auto now = context_.clock.now();
  std::vector<bus::EventId> events(most);
  for (auto& id : events) id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) {
    const auto ids = ring_for(tx, now - review_alarm, now, most);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      bus::record(tx, {.id = events[i],
                       .name = "review.overdue",
                       .subject = raw(ids[i]),
                       .payload = "{}",
                       .at = now});
    }
    return static_cast<int>(ids.size());
  });
}

void Review::mail_statement(StatementId id) {
  if (context_.mailer == nullptr) return;
  std::optional<people::Account> account;
  std::string name;
  const auto statement = context_.db.read([&](db::Connection& db) {
    auto found = find_statement(db, id);
    if (found) account = people::find_account_of(db, found->person);
    if (found) {
      if (const auto person = people::find_person(db, found->person)) name = person->name;
    }
    return found;
  });
  if (!statement || !account) return;
  const auto& messages = Messages::embedded();
  const auto in_words = [&](const std::string& key) {
    return messages.say(account->language, key);
  };
  const auto restriction = std::string{db::to_name(statement->restriction)};
  const auto draft = context_.mailer->compose(
      {.to = account->email,
       .name = name,
       .language = account->language,
       .kind = "statement",
       .link = path_of(*statement),
       .args = {{"what", in_words("review.restrictions." + restriction)},
                {"rule", in_words("review.rules." + std::string{db::to_name(statement->rule)})},
                {"until", words::full_date_time(account->language, statement->appeal_until,
                                                context_.site.time_zone)}}});
  const auto now = context_.clock.now();
  context_.db.write([&](db::Transaction& tx) {
    // The event may come twice; the letter must not.
    if (note_mailed(tx, id, now)) context_.mailer->enqueue(tx, draft);
  });
}

void Review::state_sanction(const bus::Event& event) {
  // What happened before this program could state it is history, not news.
  const bool old = event.at < context_.clock.now() - std::chrono::days{7};
  if (context_.administration == nullptr || old) return;
  const AccountId id{event.subject};
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account(db, id); });
  const auto found =
      context_.administration->sanctions(people::machine_operator(), id, people::SanctionId{}, 20);
  if (!account || !found) return;
  const auto sanction = told_of(*found, event);
  if (!sanction) return;
  auto owed = statement_to_make(context_);
  auto& s = owed.statement;
  s.person = account->person;
  s.restriction = sanction->kind == people::SanctionKind::suspend ? Restriction::suspended
                                                                  : Restriction::silenced;
  s.facts = sanction->reason;
  s.sanction = raw(sanction->id);
  s.until = sanction->until;
  s.automated = sanction->by == AccountId{};
  context_.db.write([&](db::Transaction& tx) {
    if (const auto by = people::find_account(tx, sanction->by)) s.decided_by = by->person;
    issue(tx, owed);
  });
}

}  // namespace coloquio::community
