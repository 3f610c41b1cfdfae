#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/missions/mission.h"
#include "community/spaces/space.h"
#include "people/role.h"

// The files in content/, as they are read. README.md tells those who write them what each member
// means; what is optional may be left out.
namespace coloquio::demo {

struct CommunityContent {
  std::string slug, title, description;
};
BOOST_DESCRIBE_STRUCT(CommunityContent, (), (slug, title, description))

struct MissionContent {
  std::string participant_benefit, organisation_benefit, measured_by;
  community::KeyFigureName key_figure{};
  std::optional<double> target;
};
BOOST_DESCRIBE_STRUCT(MissionContent, (),
                      (participant_benefit, organisation_benefit, measured_by, key_figure, target))

struct SpaceContent {
  std::string slug, title, description;
  community::SpaceKind kind{};
  community::Visibility visibility{};
  std::optional<std::vector<std::string>> members;  // Keys of people.
};
BOOST_DESCRIBE_STRUCT(SpaceContent, (), (slug, title, description, kind, visibility, members))

struct OrganisationContent {
  std::string name;
  CommunityContent community;
  MissionContent mission;
  std::vector<SpaceContent> spaces;
};
BOOST_DESCRIBE_STRUCT(OrganisationContent, (), (name, community, mission, spaces))

struct PersonContent {
  std::string key;  // How conversations name this person.
  std::string name, headline;
  int joined_days = 0;  // Ago.
  std::optional<std::string> bio;
  std::optional<bool> staff;
  std::optional<people::Role> role;  // With one there is an account: ROLE@horizonte.example.
};
BOOST_DESCRIBE_STRUCT(PersonContent, (), (key, name, headline, joined_days, bio, staff, role))

// People who say nothing, but vote and have the same question: every vote belongs to a person.
struct NeighboursContent {
  int count = 0;
  std::vector<std::string> given_names, family_names, towns;
};
BOOST_DESCRIBE_STRUCT(NeighboursContent, (), (count, given_names, family_names, towns))

struct PeopleContent {
  std::vector<PersonContent> people;
  NeighboursContent neighbours;
};
BOOST_DESCRIBE_STRUCT(PeopleContent, (), (people, neighbours))

struct MessageContent {
  std::string by;   // Key of a person.
  std::string ago;  // "25m", "3h40m", or "12d19:42": see ago.h.
  std::optional<bool> accepted;
  std::optional<int> votes;
  std::vector<std::string> body;  // Lines of Markdown.
};
BOOST_DESCRIBE_STRUCT(MessageContent, (), (by, ago, accepted, votes, body))

struct ConversationContent {
  std::string space;  // A slug.
  community::ConversationKind kind{};
  std::string title;
  std::optional<bool> pinned;
  std::optional<int> me_too;
  std::vector<std::string> tags;
  std::vector<MessageContent> messages;  // The opening first.
};
BOOST_DESCRIBE_STRUCT(ConversationContent, (), (space, kind, title, pinned, me_too, tags, messages))

struct ConversationsFile {
  std::vector<ConversationContent> conversations;
};
BOOST_DESCRIBE_STRUCT(ConversationsFile, (), (conversations))

struct Content {
  OrganisationContent organisation;
  PeopleContent people;
  std::vector<ConversationContent> conversations;
};

// Of the files in the binary. Throws std::runtime_error naming file and member when one is wrong: a
// build mistake, found by the first test.
Content load_content();

}  // namespace coloquio::demo
