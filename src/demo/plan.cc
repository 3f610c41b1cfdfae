#include "demo/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/text.h"
#include "db/enum_name.h"
#include "demo/ago.h"
#include "markup/markdown.h"

namespace coloquio::demo {
namespace {

using namespace std::chrono_literals;

class Planner {
 public:
  Planner(const Content& content, Instant now, Ids& ids, search::Analyzer& analyzer)
      : content_(content), now_(now), ids_(ids), analyzer_(analyzer) {}

  Plan make() {
    for (const auto& person : content_.people.people) add_person(person);
    add_neighbours(content_.people.neighbours);
    add_spaces(content_.organisation);
    for (const auto& conversation : content_.conversations) add_conversation(conversation);
    return std::move(plan_);
  }

 private:
  void add_person(const PersonContent& content);
  void add_neighbours(const NeighboursContent& content);
  void add_spaces(const OrganisationContent& content);
  community::Space open_space(const std::string& slug, const std::string& title,
                              const std::string& description, Instant founded);
  community::Mission mission_of(const MissionContent& mission, community::SpaceId community,
                                Instant founded) const;
  void add_conversation(const ConversationContent& content);
  community::Conversation conversation_of(const ConversationContent& content, Instant at);
  void add_message(const ConversationContent& where, const MessageContent& content, Instant at,
                   community::BulkConversation& bulk);
  void count(community::Conversation& conversation,
             const std::vector<community::BulkMessage>& messages) const;
  void add_opinions(const community::BulkConversation& bulk);
  void add_opinions(std::int64_t wanted, std::size_t message, PersonId author, Instant since);
  std::size_t person_index(const std::string& key) const;

  const Content& content_;
  const Instant now_;
  Ids& ids_;
  search::Analyzer& analyzer_;
  Plan plan_;
  std::map<std::string, std::size_t> people_;  // Key → index in plan_.people.
  std::map<std::string, std::size_t> spaces_;  // Slug → index in plan_.spaces.
  std::vector<PersonId> public_;               // Who votes: everybody but staff.
};

std::string html_of(const std::string& markdown, const std::string& where) {
  auto html = markup::to_html(markdown);
  if (!html) throw std::runtime_error(fmt::format("demo: {}: {}", where, html.error().key));
  return std::move(*html);
}

void Planner::add_person(const PersonContent& content) {
  const auto since = now_ - std::chrono::days{content.joined_days};
  people::Person person;
  person.id = PersonId{ids_.at(since)};
  person.name = content.name;
  person.headline = content.headline;
  person.bio_markdown = content.bio.value_or("");
  person.bio_html = html_of(person.bio_markdown, content.key);
  person.is_staff = content.staff.value_or(false);
  person.created_at = since;
  if (content.role) {
    const auto email = fmt::format("{}@horizonte.example", db::to_name(*content.role));
    plan_.logins.push_back({person.id, person.name, email, *content.role});
  }
  if (!person.is_staff) public_.push_back(person.id);
  people_[content.key] = plan_.people.size();
  plan_.people.push_back(std::move(person));
}

void Planner::add_neighbours(const NeighboursContent& content) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(content.count); ++i) {
    const auto pick = [](const std::vector<std::string>& list, std::size_t at) {
      return list.at(at % list.size());
    };
    // Steps without common divisors, so that no full name comes twice.
    const auto since = now_ - std::chrono::days{65 + (i * 37) % 900};
    people::Person person;
    person.id = PersonId{ids_.at(since)};
    person.name =
        fmt::format("{} {} {}", pick(content.given_names, i), pick(content.family_names, i * 7),
                    pick(content.family_names, i * 13 + 5));
    person.headline = pick(content.towns, i * 5);
    person.created_at = since;
    public_.push_back(person.id);
    plan_.people.push_back(std::move(person));
  }
}

void Planner::add_spaces(const OrganisationContent& content) {
  const auto founder = std::min_element(
      plan_.people.begin(), plan_.people.end(),
      [](const people::Person& a, const people::Person& b) { return a.created_at < b.created_at; });
  const auto founded = founder->created_at;
  const auto& c = content.community;
  const auto& community =
      plan_.spaces.emplace_back(open_space(c.slug, c.title, c.description, founded));
  plan_.mission = mission_of(content.mission, community.id, founded);

  for (const auto& s : content.spaces) {
    auto space = open_space(s.slug, s.title, s.description, founded);
    space.parent = plan_.spaces.front().id;
    space.kind = s.kind;
    space.visibility = s.visibility;
    space.position = static_cast<std::int64_t>(plan_.spaces.size());
    for (const auto& key : s.members.value_or(std::vector<std::string>{})) {
      plan_.members.emplace_back(space.id, plan_.people[person_index(key)].id);
    }
    spaces_[space.slug] = plan_.spaces.size();
    plan_.spaces.push_back(std::move(space));
  }
}

community::Space Planner::open_space(const std::string& slug, const std::string& title,
                                     const std::string& description, Instant founded) {
  community::Space space;
  space.id = community::SpaceId{ids_.at(founded)};
  space.slug = slug;
  space.title = title;
  space.description = description;
  space.state = community::SpaceState::open;
  space.created_at = founded;
  return space;
}

community::Mission Planner::mission_of(const MissionContent& m, community::SpaceId community,
                                       Instant founded) const {
  const auto manager = std::find_if(plan_.logins.begin(), plan_.logins.end(),
                                    [](const Login& l) { return l.role == people::Role::manager; });
  const auto author = manager == plan_.logins.end() ? PersonId{} : manager->person;
  return {community,
          m.participant_benefit,
          m.organisation_benefit,
          m.measured_by,
          m.key_figure,
          m.target,
          std::nullopt,
          founded,
          author};
}

void Planner::add_conversation(const ConversationContent& content) {
  community::BulkConversation bulk;
  Instant last{};
  for (const auto& m : content.messages) {
    auto at = parse_ago(m.ago, now_);
    if (!at) throw std::runtime_error(fmt::format("demo: {}: {}", content.title, m.ago));
    // Clock times and ages may cross in the small hours: the order of the file holds.
    if (!bulk.messages.empty() && *at <= last) at = last + 1min;
    last = *at;
    if (bulk.messages.empty()) bulk.conversation = conversation_of(content, *at);
    add_message(content, m, *at, bulk);
    if (m.accepted.value_or(false)) bulk.conversation.accepted = bulk.messages.back().message.id;
  }
  count(bulk.conversation, bulk.messages);
  add_opinions(bulk);
  for (std::size_t i = 0; i < content.messages.size(); ++i) {
    auto& author = plan_.people[person_index(content.messages[i].by)];
    ++author.posts;
    if (content.messages[i].accepted.value_or(false)) ++author.answers_accepted;
  }
  plan_.conversations.push_back(std::move(bulk));
}

community::Conversation Planner::conversation_of(const ConversationContent& content, Instant at) {
  const auto space = spaces_.find(content.space);
  if (space == spaces_.end()) throw std::runtime_error("demo: no space " + content.space);
  community::Conversation c;
  c.id = community::ConversationId{ids_.at(at)};
  c.space = plan_.spaces[space->second].id;
  c.kind = content.kind;
  c.title = content.title;
  c.slug = text::slug(content.title);
  c.tags = content.tags;
  c.pinned = content.pinned.value_or(false);
  c.me_too = content.me_too.value_or(0);
  return c;
}

void Planner::add_message(const ConversationContent& where, const MessageContent& content,
                          Instant at, community::BulkConversation& bulk) {
  const auto& author = plan_.people[person_index(content.by)];
  const auto body = fmt::format("{}", fmt::join(content.body, "\n"));
  auto rendered = markup::render(body);
  if (!rendered) {
    throw std::runtime_error(fmt::format("demo: {}: {}", where.title, rendered.error().key));
  }
  const bool opening = bulk.messages.empty();
  const auto& space = plan_.spaces[spaces_.at(where.space)];

  community::Message m;
  m.conversation = bulk.conversation.id;
  m.id = community::MessageId{ids_.at(at)};
  m.kind = opening ? community::MessageKind::opening : community::MessageKind::answer;
  m.author = author.id;
  m.body_markdown = body;
  m.body_html = std::move(rendered->html);
  m.official = author.is_staff && space.visibility != community::Visibility::private_;
  m.votes = content.votes.value_or(0);
  m.created_at = at;
  // Who asked does not answer the question: they speak to whoever answered before.
  const bool asked = !opening && author.id == bulk.messages.front().message.author;
  if (asked && where.kind == community::ConversationKind::question && bulk.messages.size() > 1) {
    m.kind = community::MessageKind::comment;
    m.reply_to = bulk.messages.back().message.id;
  }
  auto terms = analyzer_.analyze(opening ? where.title : "", rendered->text);
  bulk.messages.push_back({std::move(m), std::move(terms)});
}

void Planner::count(community::Conversation& c,
                    const std::vector<community::BulkMessage>& messages) const {
  const auto& opening = messages.front().message;
  c.author = opening.author;
  c.first_message = opening.id;
  c.created_at = opening.created_at;
  c.active_at = messages.back().message.created_at;
  c.replies = static_cast<std::int64_t>(messages.size()) - 1;
  for (const auto& [m, terms] : messages) {
    if (m.author != c.author && !c.first_reply_at) c.first_reply_at = m.created_at;
    // The asker accepts when they come back, or within half an hour.
    if (c.accepted && c.accepted_at > m.created_at && m.author == c.author && m.id > *c.accepted) {
      c.accepted_at = m.created_at;
    }
    if (c.accepted == m.id) {
      c.accepted_by = c.author;
      c.accepted_at = std::min(m.created_at + std::chrono::minutes{30}, now_);
    }
  }
}

void Planner::add_opinions(const community::BulkConversation& bulk) {
  const auto& c = bulk.conversation;
  add_opinions(c.me_too, 0, c.author, c.created_at);
  for (std::size_t i = 1; i < bulk.messages.size(); ++i) {
    const auto& m = bulk.messages[i].message;
    add_opinions(m.votes, i, m.author, m.created_at);
  }
}

void Planner::add_opinions(std::int64_t wanted, std::size_t message, PersonId author,
                           Instant since) {
  if (wanted >= std::ssize(public_)) throw std::runtime_error("demo: more votes than people");
  const auto conversation = plan_.conversations.size();
  const auto step = (now_ - since) / (wanted + 1);
  // Begins elsewhere for each message, so that not always the same people vote.
  auto at = conversation * 31 + message * 17;
  for (std::int64_t i = 0; i < wanted; ++at) {
    const auto person = public_[at % public_.size()];
    if (person == author) continue;
    ++i;
    plan_.opinions.push_back({conversation, message, person, since + step * i});
  }
}

std::size_t Planner::person_index(const std::string& key) const {
  const auto found = people_.find(key);
  if (found == people_.end()) throw std::runtime_error("demo: nobody is called " + key);
  return found->second;
}

}  // namespace

Plan make_plan(const Content& content, Instant now, Ids& ids, search::Analyzer& analyzer) {
  return Planner{content, now, ids, analyzer}.make();
}

}  // namespace coloquio::demo
