#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "community/bulk.h"
#include "community/missions/mission.h"
#include "demo/content.h"
#include "people/person.h"
#include "search/analyzer.h"

namespace coloquio::demo {

// One person's vote for a message, or "me too" for a conversation (the message is 0 then).
struct Opinion {
  std::size_t conversation = 0;  // Index in Plan::conversations.
  std::size_t message = 0;       // Index in its messages; 0, the opening, cannot be voted for.
  PersonId person{};
  Instant at;
};

struct Login {
  PersonId person{};
  std::string name, email;
  people::Role role{};
};

// Every row of the demo with its id and date, made before the transaction that writes them.
struct Plan {
  std::vector<people::Person> people;
  std::vector<Login> logins;
  std::vector<community::Space> spaces;  // The community first.
  community::Mission mission;
  std::vector<std::pair<community::SpaceId, PersonId>> members;
  std::vector<community::BulkConversation> conversations;
  std::vector<Opinion> opinions;
};

// Throws std::runtime_error naming what is wrong: an unknown person or space, an age that cannot be
// read, more votes than people.
Plan make_plan(const Content& content, Instant now, Ids& ids, search::Analyzer& analyzer);

}  // namespace coloquio::demo
