#include "community/experts/experts.h"

#include <algorithm>

#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/experts/store.h"
#include "people/role.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr auto kKeepFor = std::chrono::minutes{10};
constexpr std::size_t kMostKept = 2000;  // About 2 MB.
constexpr std::size_t kSpare = 3;        // More than are shown, since load may change the order.
constexpr std::size_t kLookedAt = 25;    // Of the ranking, for those who may be named.
constexpr auto kLately = std::chrono::days{7};
constexpr double kLoad = 0.2;  // Each question that waits for them.

// What every member may read, and the conversation's own space with what is around it.
std::vector<SpaceId> spaces_of_evidence(const SpaceMap& map, SpaceId own) {
  std::vector<SpaceId> ids;
  const auto open_to_members = [](const Space& space) {
    return space.state != SpaceState::draft &&
           (space.visibility == Visibility::public_ || space.visibility == Visibility::members);
  };
  for (const auto& space : map.all()) {
    const auto path = map.path_to(space.id);
    const bool open = std::all_of(path.begin(), path.end(),
                                  [&](SpaceId id) { return open_to_members(*map.find(id)); });
    if (open || space.id == own) ids.push_back(space.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> slugs_of(const std::vector<std::string>& names) {
  std::vector<std::string> slugs;
  for (const auto& name : names) slugs.push_back(text::slug(name));
  return slugs;
}

}  // namespace

bool Experts::may_see(PersonId person, SpaceId space) {
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account_of(db, person); });
  if (!account) return false;  // Known from an import only: nobody would read the question.
  if (account->suspended_until && *account->suspended_until > context_.clock.now()) return false;
  Viewer viewer;
  viewer.account = account->id;
  viewer.person = person;
  viewer.permissions = people::permissions_of(account->role);
  viewer.confined = account->role == people::Role::partner;
  return directory_.visible_spaces(viewer).has(space);
}

std::optional<Expert> Experts::asked_gladly(const PossibleExpert& one,
                                            const Conversation* conversation) {
  const auto week_ago = context_.clock.now() - kLately;
  return context_.db.read([&](db::Connection& db) {
    std::optional<Expert> expert;
    const auto person = one.person;
    if (!experts::wants_to_be_asked(db, person)) return expert;
    if (conversation != nullptr && experts::answered(db, conversation->id, person)) return expert;
    expert.emplace();
    expert->person.id = person;
    expert->accepted = one.accepted;
    expert->answers = one.answers;
    expert->votes = one.votes;
    expert->similar = one.similar;
    expert->names_it = one.names_it;
    expert->waiting = experts::count_waiting(db, person, week_ago);
    return expert;
  });
}

std::vector<Expert> Experts::name(const Viewer& viewer, const std::vector<PossibleExpert>& possible,
                                  const Conversation* conversation, int limit) {
  std::vector<std::pair<double, Expert>> named;
  std::vector<PersonId> ids;
  for (const auto& one : possible) {
    if (named.size() >= static_cast<std::size_t>(limit) + kSpare) break;
    if (!workspaces_.may_know(viewer, one.person)) continue;
    if (conversation != nullptr && !may_see(one.person, conversation->space)) continue;
    auto expert = asked_gladly(one, conversation);
    if (!expert) continue;
    ids.push_back(one.person);
    // Whoever has questions waiting is asked less.
    const double load = 1.0 + kLoad * static_cast<double>(expert->waiting);
    named.emplace_back(one.score / load, std::move(*expert));
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (named.size() > static_cast<std::size_t>(limit)) {
    named.resize(static_cast<std::size_t>(limit));
  }
  return context_.db.read([&](db::Connection& db) {
    std::vector<PersonId> invited;
    if (conversation != nullptr) invited = experts::list_invited(db, conversation->id);
    const auto cards = people::cards(db, ids);
    std::vector<Expert> experts;
    for (auto& [score, expert] : named) {
      expert.invited = std::find(invited.begin(), invited.end(), expert.person.id) != invited.end();
      expert.person = people::card_of(cards, expert.person.id);
      experts.push_back(std::move(expert));
    }
    return experts;
  });
}

std::vector<Expert> Experts::on_tag(const Viewer& viewer, std::string_view tag, int limit) {
  KnowledgeWanted wanted;
  wanted.spaces = directory_.visible_spaces(viewer).ids();
  wanted.tags = {text::slug(tag)};
  wanted.as_of = context_.clock.now();
  auto possible =
      context_.db.read([&](db::Connection& db) { return rank_by_proof(db, wanted, analyzer_); });
  // Of a tag that was asked for by name, only those with something to show on it.
  std::erase_if(possible, [](const PossibleExpert& s) { return s.answers == 0 && !s.names_it; });
  if (possible.size() > kLookedAt) possible.resize(kLookedAt);
  return name(viewer, possible, nullptr, std::clamp(limit, 1, 20));
}

std::vector<PossibleExpert> Experts::possible_for(const Conversation& conversation) {
  const auto now = context_.clock.now();
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(raw(conversation.id));
    if (found != kept_.end() && found->second.until > now) return found->second.possible;
  }
  KnowledgeWanted wanted;
  wanted.spaces = spaces_of_evidence(*directory_.spaces(), conversation.space);
  wanted.tags = slugs_of(conversation.tags);
  wanted.title = conversation.title;
  wanted.asker = conversation.author;
  wanted.asked = conversation.id;
  wanted.as_of = now;
  auto possible =
      context_.db.read([&](db::Connection& db) { return rank_by_proof(db, wanted, analyzer_); });
  if (possible.size() > kLookedAt) possible.resize(kLookedAt);
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kMostKept) kept_.clear();
  kept_[raw(conversation.id)] = {now + kKeepFor, possible};
  return possible;
}

Result<std::vector<Expert>> Experts::for_conversation(const Viewer& viewer, ConversationId id,
                                                      int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto conversation =
      context_.db.read([&](db::Connection& db) { return find_conversation(db, id); });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  return name(viewer, possible_for(*conversation), &*conversation, std::clamp(limit, 1, 20));
}

Result<> Experts::invite(const Viewer& viewer, ConversationId id, PersonId person) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto conversation =
      context_.db.read([&](db::Connection& db) { return find_conversation(db, id); });
  if (auto space = writable(viewer, visible, conversation); !space) return fail(space.error());
  if (!viewer.may(Permission::post)) return fail(Kind::forbidden, "community.cannot_post");
  if (conversation->closed_at || conversation->solved()) {
    return fail(Kind::conflict, "community.expert.not_open");
  }
  const bool known =
      person != viewer.person && workspaces_.may_know(viewer, person) &&
      may_see(person, conversation->space) &&
      context_.db.read([&](db::Connection& db) { return experts::wants_to_be_asked(db, person); });
  if (!known) return fail_fields({{"person", "community.expert.cannot_be_asked", {}}});

  const auto now = context_.clock.now();
  const auto event_id = bus::EventId{context_.ids.next()};
  const int most = viewer.newcomer ? most_questions_a_day_newcomer : most_questions_a_day;
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (experts::answered(tx, id, person)) return fail(Kind::conflict, "community.expert.answered");
    if (experts::count_invited(tx, id) >= most_experts_a_question) {
      return fail(Kind::too_many, "community.expert.enough");
    }
    if (experts::count_sent(tx, viewer.person, now - std::chrono::days{1}) >= most) {
      return fail(Kind::too_many, "community.expert.too_many", {{"max", std::int64_t{most}}});
    }
    if (!experts::save_invitation(tx, id, person, viewer.person, now)) return {};
    bus::record(tx,
                {.id = event_id,
                 .name = "expert.invited",
                 .subject = raw(id),
                 .payload = "{\"conversation\":\"" + to_string(id) + "\",\"person\":\"" +
                            to_string(person) + "\",\"space\":\"" + to_string(conversation->space) +
                            "\",\"by\":\"" + to_string(viewer.person) + "\"}",
                 .at = now});
    return {};
  });
}

Result<std::vector<people::PersonCard>> Experts::invited(const Viewer& viewer, ConversationId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto conversation =
      context_.db.read([&](db::Connection& db) { return find_conversation(db, id); });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  auto ids = context_.db.read([&](db::Connection& db) { return experts::list_invited(db, id); });
  std::erase_if(ids, [&](PersonId person) { return !workspaces_.may_know(viewer, person); });
  return context_.db.read([&](db::Connection& db) { return people::cards(db, ids); });
}

}  // namespace coloquio::community
