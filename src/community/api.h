#pragma once

#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/conversations/views.h"
#include "community/missions/mission.h"
#include "community/spaces/space.h"
#include "people/person.h"

// What the API says of this room's nouns (docs/api). Apart from the nouns themselves, so that a
// column does not become a promise.
namespace coloquio::community::api {

struct SpaceJson {
  SpaceId id{};
  std::string slug;
  std::string title;
  std::string description;
  SpaceKind kind{};
  std::optional<std::string> parent;  // Its slug.
  Visibility visibility{};
  SpaceState state{};
  std::int64_t position = 0;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(SpaceJson, (),
                      (id, slug, title, description, kind, parent, visibility, state, position,
                       url))

struct FigureJson {
  std::optional<double> value;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::optional<Instant> since;
};
BOOST_DESCRIBE_STRUCT(FigureJson, (), (value, numerator, denominator, since))

struct MissionJson {
  std::string space;
  std::string participant_benefit;
  std::string organisation_benefit;
  std::string measured_by;
  KeyFigureName key_figure{};
  std::string formula;
  std::optional<double> target;
  FigureJson month;
  FigureJson ever;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(MissionJson, (),
                      (space, participant_benefit, organisation_benefit, measured_by, key_figure,
                       formula, target, month, ever, updated_at))

// `body` (the Markdown as typed) only for who may edit the message.
struct MessageJson {
  MessageId id{};
  ConversationId conversation{};
  MessageKind kind{};
  std::optional<MessageId> reply_to;
  people::PersonCard author;
  std::string body_html;
  std::optional<std::string> body;
  bool official = false;
  bool accepted = false;
  std::int64_t votes = 0;
  std::optional<bool> voted;  // By who asks; absent for guests.
  std::int64_t imported_score = 0;
  Instant created_at;
  std::optional<Instant> edited_at;
  std::optional<bool> removed;  // Only who moderates sees removed ones.
};
BOOST_DESCRIBE_STRUCT(MessageJson, (),
                      (id, conversation, kind, reply_to, author, body_html, body, official,
                       accepted, votes, voted, imported_score, created_at, edited_at, removed))

struct SpaceRef {
  std::string slug;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(SpaceRef, (), (slug, title))

// One conversation in a list.
struct ConversationJson {
  ConversationId id{};
  std::string url;
  SpaceRef space;
  ConversationKind kind{};
  std::string title;
  std::vector<std::string> tags;
  people::PersonCard author;
  MessageId first_message{};
  std::optional<MessageId> accepted;
  bool solved = false;
  std::int64_t replies = 0;
  std::int64_t me_too = 0;
  std::int64_t imported_score = 0;
  bool pinned = false;
  bool closed = false;
  Instant created_at;
  Instant active_at;
  std::optional<std::int64_t> unread;  // Replies behind where you stopped; only in lists.
  std::optional<bool> unseen;          // New to you; only in lists.
};
BOOST_DESCRIBE_STRUCT(ConversationJson, (),
                      (id, url, space, kind, title, tags, author, first_message, accepted, solved,
                       replies, me_too, imported_score, pinned, closed, created_at, active_at,
                       unread, unseen))

struct MessagePage {
  std::vector<MessageJson> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MessagePage, (), (items, next))

// A conversation with its first 20 messages.
struct TopicJson : ConversationJson {
  std::optional<Instant> accepted_at;
  std::optional<bool> mine_too;  // Whether who asks said "me too"; absent for guests.
  std::optional<MessageJson> solution;
  MessagePage messages;
  std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(TopicJson, (ConversationJson),
                      (accepted_at, mine_too, solution, messages, removed))

SpaceJson to_wire(const Space& space, const std::vector<Space>& all);
FigureJson to_wire(const KeyFigure& figure);
MessageJson to_wire(MessageView view, bool guest);
ConversationJson to_wire(ConversationLine line);
TopicJson to_wire(Topic topic, bool guest);

// Guests may be given a kept answer until one of these changes (web/page_cache.h).
std::vector<std::string> cache_topics(const TopicJson& topic);

}  // namespace coloquio::community::api
