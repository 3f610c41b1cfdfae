#pragma once

// For the demo, beside bulk.h: whole communities with given ids and dates, without permissions,
// events or audit, and what it takes to remove them again. Call inside db.write(), then call
// Community::imported() once after the commit.

#include <cstdint>
#include <span>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/missions/mission.h"
#include "community/spaces/space.h"
#include "db/connection.h"

namespace coloquio::community {

void seed(db::Transaction& tx, const Space& space);
void seed(db::Transaction& tx, const Mission& mission);
void seed_member(db::Transaction& tx, SpaceId space, PersonId person, Instant at);
// The counters of message and conversation are taken as given.
void seed_vote(db::Transaction& tx, const Message& message, PersonId person, Instant at);
void seed_me_too(db::Transaction& tx, ConversationId conversation, PersonId person, Instant at);

// What one person wrote in a set of conversations.
struct Share {
  PersonId person{};
  int posts = 0;             // Standing messages.
  int answers_accepted = 0;  // Of those, accepted ones.
};

// What would go with spaces and conversations, and what is tied to people elsewhere.
struct Footprint {
  std::vector<SpaceId> spaces;                // Those asked for that exist, and all inside them.
  std::vector<ConversationId> conversations;  // In them, and those asked for that exist.
  std::vector<Share> others;                  // Written in them by anybody but `people`.
  std::vector<PersonId> elsewhere;            // Of `people`: who wrote outside them.
};
Footprint footprint(db::Connection& db, std::span<const SpaceId> spaces,
                    std::span<const ConversationId> conversations,
                    std::span<const PersonId> people);

// Removes spaces with their missions and memberships; they must hold no conversations (bulk.h:
// erase), and tags that nothing carries any more.
void erase_spaces(db::Transaction& tx, std::span<const SpaceId> spaces);
// Takes back the votes, me_too and memberships of people; counters follow.
void erase_opinions(db::Transaction& tx, std::span<const PersonId> people);

}  // namespace coloquio::community
