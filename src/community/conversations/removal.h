#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bus/event.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/search/index.h"
#include "community/spaces/directory.h"
#include "db/connection.h"

// What a removal takes along and a return brings back: counts, the index, an acceptance. The
// caller holds the conversation and has asked whether it may.
namespace coloquio::community {

// What stood on a message beside its text when it was removed. Empty for most.
struct TakenAlong {
  std::optional<PersonId> accepted_by;
  std::optional<Instant> accepted_at;
};
BOOST_DESCRIBE_STRUCT(TakenAlong, (), (accepted_by, accepted_at))

struct Hand {
  std::optional<PersonId> by;  // None: the program itself.
  Instant at;
  bus::EventId event{};
};

// Of a standing message. Returns what put_back() needs.
TakenAlong take_down(db::Transaction& tx, Context& context, const SpaceMap& map,
                     Conversation& conversation, Message& message, const Hand& hand);
// Of a removed one, whose conversation stands (or which is its opening). `docs`: of add_docs().
void put_back(db::Transaction& tx, Context& context, const SpaceMap& map,
              Conversation& conversation, Message& message, const std::vector<SearchDoc>& docs,
              const Hand& hand, const TakenAlong& before = {});

}  // namespace coloquio::community
