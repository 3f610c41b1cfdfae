#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "community/spaces/space.h"
#include "people/person.h"

namespace coloquio::community {

enum class InvitationId : std::int64_t {};

// owner: looks after who is in the space, without any role in the organisation.
enum class SpaceRole { member, owner };
BOOST_DESCRIBE_ENUM(SpaceRole, member, owner)

struct SpaceMember {
  people::PersonCard person;
  SpaceRole role = SpaceRole::member;
  Instant added_at;
};

// accepted, declined and revoked are for good: whoever is wanted after all is invited again.
enum class InvitationState { waiting, accepted, declined, revoked };
BOOST_DESCRIBE_ENUM(InvitationState, waiting, accepted, declined, revoked)

// Somebody is asked into a space, by their e-mail or as a person who is here already.
struct Invitation {
  InvitationId id{};
  SpaceId space{};
  std::string email;               // As typed; "" when a person was invited.
  std::optional<PersonId> person;  // Absent when an address was.
  SpaceRole role = SpaceRole::member;
  bool confined = false;  // The account that it makes will be a partner's (people/role.h).
  PersonId invited_by{};
  InvitationState state = InvitationState::waiting;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> answered_at;
};

inline constexpr auto invitation_lives = std::chrono::days{14};
inline constexpr int most_invitations_a_day = 100;     // By one person.
inline constexpr int most_invitations_an_address = 5;  // In an hour, so that none is flooded.
inline constexpr std::size_t join_note_max = 500;

// A member of the community would like to be let in.
struct JoinRequest {
  people::PersonCard person;
  std::string note;  // At most 500 characters, plain text.
  Instant created_at;
};

}  // namespace coloquio::community
