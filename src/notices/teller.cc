#include "notices/teller.h"

#include <algorithm>

#include "base/json.h"
#include "notices/inbox.h"

namespace coloquio::notices {
namespace {

constexpr auto job_kind = "notices.tell";
constexpr auto mail_waits = std::chrono::minutes{10};
// What is older is not told any more: the bus was behind, or history is delivered again.
constexpr auto too_old = std::chrono::days{2};

// What the events of conversations carry.
struct Payload {
  ConversationId conversation{};
  MessageId message{};
  PersonId by{};
};
BOOST_DESCRIBE_STRUCT(Payload, (), (conversation, message, by))

// Where to go on telling a crowd.
struct Rest {
  ConversationId conversation{};
  MessageId message{};
  PersonId after{};
};
BOOST_DESCRIBE_STRUCT(Rest, (), (conversation, message, after))

bool is_opening(const community::Following::Said& said) {
  return said.message.kind == community::MessageKind::opening;
}

bool wants(community::Level level, bool opening) {
  return level == community::Level::watching || (opening && level == community::Level::first_post);
}

}  // namespace

void Teller::listen(bus::Bus& bus) {
  for (const auto* names :
       {"conversation.started", "message.posted", "message.edited", "answer.accepted"}) {
    bus.subscribe("notices." + std::string(names), names, bus::Bus::Memory::durable,
                  [this](const bus::Event& event) { tell(event); });
  }
}

void Teller::work_for(jobs::Queue& queue) {
  queue.handle(job_kind, [this](const jobs::Job& job) { return tell_rest(job); });
}

void Teller::tell(const bus::Event& event) {
  if (event.at + too_old < parts_.clock.now()) return;
  const auto payload = from_json<Payload>(event.payload);
  if (!payload) return;
  const auto said = parts_.community.following.said(payload->conversation, payload->message);
  if (!said) return;
  if (event.name == "message.edited") return tell_of_edit(*said, event.at);
  if (event.name == "answer.accepted") return tell_of_acceptance(event, *said);
  tell_of_message(event, *said);
}

Happening Teller::happening(const Said& said, PersonId by, Instant at) const {
  return {.conversation = said.conversation.id,
          .message = said.message.id,
          .by = by,
          .at = at,
          .mail_at = at + mail_waits};
}

std::vector<Told> Teller::personal(const Said& said, PersonId by) {
  std::vector<Told> told;
  const auto add = [&](PersonId person, NoticeKind kind) {
    const bool known = std::any_of(told.begin(), told.end(),
                                   [&](const Told& one) { return one.person == person; });
    if (person == by || known) return;
    if (parts_.community.following.level_for(said.conversation, person) ==
        community::Level::muted) {
      return;
    }
    told.push_back({NoticeId{parts_.ids.next()}, person, kind});
  };
  for (const auto person : said.named) add(person, NoticeKind::mentioned);
  if (said.answered) add(*said.answered, NoticeKind::replied);
  return told;
}

void Teller::tell_of_message(const bus::Event& event, const Said& said) {
  parts_.live.said(said.conversation, said.message.id, said.message.author);
  const auto named = personal(said, said.message.author);
  std::vector<PersonId> already;
  for (const auto& one : named) already.push_back(one.person);
  save_and_ring(happening(said, said.message.author, event.at), named);

  const auto rest = tell_piece(said, PersonId{}, already);
  if (!rest) return;
  const jobs::Job job{.id = jobs::JobId{parts_.ids.next()},
                      .kind = job_kind,
                      .payload = to_json(Rest{said.conversation.id, said.message.id, *rest}),
                      .run_at = parts_.clock.now()};
  parts_.database.write([&](db::Transaction& tx) { jobs::enqueue(tx, job); });
}

std::optional<PersonId> Teller::tell_piece(const Said& said, PersonId after,
                                           std::span<const PersonId> already) {
  const auto audience = parts_.community.following.audience(said.conversation, after, piece);
  const bool opening = is_opening(said);
  std::vector<Told> told;
  for (const auto& one : audience.people) {
    const bool done = one.person == said.message.author ||
                      std::find(already.begin(), already.end(), one.person) != already.end();
    if (done || !wants(one.level, opening)) continue;
    told.push_back({NoticeId{parts_.ids.next()}, one.person,
                    opening ? NoticeKind::started : NoticeKind::replied});
  }
  save_and_ring(happening(said, said.message.author, said.message.created_at), std::move(told));
  return audience.next;
}

Result<> Teller::tell_rest(const jobs::Job& job) {
  const auto rest = from_json<Rest>(job.payload);
  if (!rest) return fail(rest.error());
  const auto said = parts_.community.following.said(rest->conversation, rest->message);
  if (!said) return {};
  std::vector<PersonId> already = said->named;
  if (said->answered) already.push_back(*said->answered);
  auto after = std::optional{rest->after};
  while (after) after = tell_piece(*said, *after, already);
  return {};
}

void Teller::tell_of_edit(const Said& said, Instant at) {
  auto told = personal(said, said.message.author);
  std::erase_if(told, [](const Told& one) { return one.kind != NoticeKind::mentioned; });
  auto what = happening(said, said.message.author, said.message.created_at);
  what.mail_at = at + mail_waits;
  save_and_ring(what, std::move(told));
}

void Teller::tell_of_acceptance(const bus::Event& event, const Said& said) {
  const auto payload = from_json<Payload>(event.payload);
  const auto author = said.message.author;
  if (!payload || payload->by == author) return;
  if (parts_.community.following.level_for(said.conversation, author) == community::Level::muted) {
    return;
  }
  save_and_ring(happening(said, payload->by, event.at),
                {{NoticeId{parts_.ids.next()}, author, NoticeKind::accepted}});
}

void Teller::save_and_ring(const Happening& what, std::vector<Told> told) {
  if (told.empty()) return;
  parts_.database.write([&](db::Transaction& tx) { save(tx, what, told); });
  for (const auto& one : told) parts_.inbox.ring(one.person);
}

}  // namespace coloquio::notices
