#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/time.h"
#include "base/viewer.h"

namespace coloquio::people {

enum class IdentityId : std::int64_t {};

// One human being. May have an account here, or only be known from somewhere else.
struct Person {
  PersonId id{};
  std::string name;          // 1 to 80 characters, one line, plain text.
  std::string headline;      // "Cliente, Valencia"; at most 80 characters.
  std::string bio_markdown;  // As typed; at most 2,000 characters.
  std::string bio_html;      // Made by markup::to_html().
  bool is_staff = false;     // Speaks for the organisation.
  int posts = 0;             // Messages of theirs that stand (not removed).
  int answers_accepted = 0;
  Instant created_at;
};

// What is shown beside everything a person wrote.
struct PersonCard {
  PersonId id{};
  std::string name;
  std::string headline;
  bool is_staff = false;
  std::string initials;  // "RM"
  std::string hue;       // "p1" to "p6": the avatar's colour (tokens.css), steady for a person.
};
BOOST_DESCRIBE_STRUCT(PersonCard, (), (id, name, headline, is_staff, initials, hue))

// How a person appears on one network or system.
struct Identity {
  IdentityId id{};
  PersonId person{};
  std::string network;    // "email", "stackexchange:history.meta"
  std::string native_id;  // The network's own name for them; unique within it.
  std::string evidence;   // "confirmed_link", "import", "command_line"
  bool verified = false;
  Instant created_at;
};

std::string path_of(PersonId id);  // "/p/123"

}  // namespace coloquio::people
