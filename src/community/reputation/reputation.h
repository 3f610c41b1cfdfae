#pragma once

#include <boost/describe.hpp>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "bus/event.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "community/workspaces/service.h"
#include "people/person.h"

namespace coloquio::community {

enum class PointId : std::int64_t {};
enum class BadgeId : std::int64_t {};

enum class PointReason { accepted, vote };
BOOST_DESCRIBE_ENUM(PointReason, accepted, vote)

// What each deed is worth; 0 to 1000.
struct PointRules {
  std::int64_t accepted = 15;  // An answer of theirs solved somebody else's question.
  std::int64_t vote = 10;      // Somebody found it useful.
  bool leaderboards = true;    // The organisation shows who leads.
};
BOOST_DESCRIBE_STRUCT(PointRules, (), (accepted, vote, leaderboards))

// One line of somebody's account of points. Negative: booked back.
struct PointLine {
  PointId id{};
  PointReason reason = PointReason::vote;
  std::int64_t points = 0;
  Instant at;
  MessageId message{};
  std::string title;  // Of the conversation.
};

struct PointsOf {
  std::int64_t total = 0;
  Page<PointLine> page;  // Newest first.
};

// first_solution, ten_solutions and fifty_solutions are given by rule, thanks by hand.
enum class BadgeName { first_solution, ten_solutions, fifty_solutions, thanks };
BOOST_DESCRIBE_ENUM(BadgeName, first_solution, ten_solutions, fifty_solutions, thanks)

struct Badge {
  BadgeId id{};
  PersonId person{};
  BadgeName name = BadgeName::thanks;
  std::optional<PersonId> given_by;  // Absent: by rule.
  std::string reason;                // At most 300 characters, of who gave it.
  Instant given_at;
  std::optional<Instant> revoked_at;  // It stays, greyed, with its date.
};

enum class LeaderPeriod { week, month, year, ever };
BOOST_DESCRIBE_ENUM(LeaderPeriod, week, month, year, ever)

struct Leader {
  people::PersonCard person;
  std::int64_t points = 0;
};

inline constexpr int leaders_shown = 20;
inline constexpr std::size_t badge_reason_max = 300;

// Points by deeds, every one of which can be looked up. Kept by events: the lines of a conversation
// are what its accepted answer and its votes say, however often and in whatever order it is told.
class Reputation {
 public:
  Reputation(Context& context, Directory& directory, Workspaces& workspaces)
      : context_(context), directory_(directory), workspaces_(workspaces) {}

  // Of the spaces that the viewer may see. Kind::not_found for who must not be known of.
  Result<PointsOf> points(const Viewer& viewer, PersonId person, std::string_view after, int limit);
  std::int64_t total(const Viewer& viewer, PersonId person);
  // Who leads in a space (a slug; "" for all the viewer sees). Kept for ten minutes.
  // Kind::not_found while the organisation does not show it. Who does not want to is not on it.
  Result<std::vector<Leader>> leaders(const Viewer& viewer, std::string_view space,
                                      LeaderPeriod period);
  Result<> be_ranked(const Viewer& viewer, bool wanted);
  bool is_ranked(const Viewer& viewer);

  PointRules rules();
  // Permission::administer. Takes hold of old lines by recount().
  Result<PointRules> set_rules(const Viewer& viewer, PointRules rules);

  Result<std::vector<Badge>> badges(const Viewer& viewer, PersonId person);
  // Permission::manage_spaces, with a line in the audit.
  Result<Badge> give(const Viewer& viewer, PersonId person, std::string_view reason);
  Result<> revoke(const Viewer& viewer, BadgeId id);

  // answer.*, vote.*, message.*, conversation.*
  void note(const bus::Event& event);
  // Books what is missing in these conversations: imports, new rules.
  void settle(ConversationId id);
  // All conversations with something to count, after an import or new rules. Minutes on millions.
  void recount();

 private:
  struct Kept {
    Instant until;
    std::vector<Leader> leaders;
  };
  void award(PersonId person);

  Context& context_;
  Directory& directory_;
  Workspaces& workspaces_;
  std::mutex settling_;  // One conversation at a time: its lines are read, then completed.
  std::mutex mutex_;     // Guards kept_.
  std::map<std::pair<std::vector<SpaceId>, LeaderPeriod>, Kept> kept_;
};

}  // namespace coloquio::community
