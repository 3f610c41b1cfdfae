#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"

namespace coloquio::community {

// How closely somebody follows a conversation, a space or a tag, from least to most:
//   muted       is told of nothing
//   normal      is told when named with "@", and when somebody answers a message of theirs
//   first_post  also of every new conversation (spaces and tags)
//   tracking    as normal; such conversations stand out in their lists
//   watching    is told of every message
enum class Level { muted, normal, first_post, tracking, watching };
BOOST_DESCRIBE_ENUM(Level, muted, normal, first_post, tracking, watching)

// What one person set for one conversation and around it.
struct Levels {
  std::optional<Level> own;    // For the conversation itself.
  std::optional<Level> space;  // Of the nearest space that has one.
  std::vector<Level> tags;
};
// The one that holds: the conversation's own; otherwise nothing is told when the space or a tag is
// muted, and the closest of them counts.
Level in_force(const Levels& levels);

// A conversation as somebody follows it.
struct Followed {
  std::optional<Level> own;  // Absent: as its space and its tags.
  Level level = Level::normal;
  bool chosen = false;  // By the person, not by what they did.
};

enum class PlaceKind { space, tag };
BOOST_DESCRIBE_ENUM(PlaceKind, space, tag)

// A space or a tag with a level of its own.
struct FollowedPlace {
  PlaceKind kind = PlaceKind::space;
  std::string slug;
  std::string title;
  Level level = Level::normal;
};
BOOST_DESCRIBE_STRUCT(FollowedPlace, (), (kind, slug, title, level))

// What follows from what one does.
struct FollowDefaults {
  Level on_start = Level::watching;
  Level on_reply = Level::tracking;
};
BOOST_DESCRIBE_STRUCT(FollowDefaults, (), (on_start, on_reply))

}  // namespace coloquio::community
