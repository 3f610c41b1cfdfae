#include "community/circle.h"
#include "community/reputation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct PointsQuery {
  PersonId id{};
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(PointsQuery, (), (id, after, limit))

struct PointJson {
  PointReason reason{};
  std::int64_t points = 0;
  Instant at;
  MessageId message{};
  std::string title;
};
BOOST_DESCRIBE_STRUCT(PointJson, (), (reason, points, at, message, title))

struct PointsJson {
  std::int64_t total = 0;
  std::vector<PointJson> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PointsJson, (), (total, items, next))

struct LeadersQuery {
  std::optional<std::string> space;
  std::optional<LeaderPeriod> period;  // month when absent.
};
BOOST_DESCRIBE_STRUCT(LeadersQuery, (), (space, period))

struct LeaderJson {
  people::PersonCard person;
  std::int64_t points = 0;
};
BOOST_DESCRIBE_STRUCT(LeaderJson, (), (person, points))

struct RankedWish {
  bool ranked = true;
};
BOOST_DESCRIBE_STRUCT(RankedWish, (), (ranked))

struct BadgeJson {
  BadgeId id{};
  BadgeName name{};
  std::string reason;
  Instant given_at;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(BadgeJson, (), (id, name, reason, given_at, revoked_at))

struct BadgeOwner {
  PersonId id{};
};
BOOST_DESCRIBE_STRUCT(BadgeOwner, (), (id))

struct NewBadge {
  PersonId id{};
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewBadge, (), (id, reason))

struct OneBadge {
  BadgeId id{};
};
BOOST_DESCRIBE_STRUCT(OneBadge, (), (id))

BadgeJson to_wire(Badge badge) {
  return {badge.id, badge.name, std::move(badge.reason), badge.given_at, badge.revoked_at};
}

void add_points(web::Router& router, Community& community) {
  router.get<PointsQuery, PointsJson>(
      "/api/v1/people/{id}/points", Permission::everyone,
      "A person's points, each with what it was for, newest first",
      [&community](const Viewer& viewer, PointsQuery in) -> Result<PointsJson> {
        auto found = community.circle().reputation.points(viewer, in.id, in.after.value_or(""),
                                                          in.limit.value_or(50));
        if (!found) return fail(found.error());
        PointsJson json;
        json.total = found->total;
        for (auto& line : found->page.items) {
          json.items.push_back(
              {line.reason, line.points, line.at, line.message, std::move(line.title)});
        }
        json.next = std::move(found->page.next);
        return json;
      });
  router.get<LeadersQuery, List<LeaderJson>>(
      "/api/v1/leaderboard", Permission::signed_in,
      "Who gained most points in a space and a period",
      [&community](const Viewer& viewer, LeadersQuery in) -> Result<List<LeaderJson>> {
        auto leaders = community.circle().reputation.leaders(
            viewer, in.space.value_or(""), in.period.value_or(LeaderPeriod::month));
        if (!leaders) return fail(leaders.error());
        List<LeaderJson> list;
        for (auto& one : *leaders) list.items.push_back({std::move(one.person), one.points});
        return list;
      });
  router.put<RankedWish, Nothing>(
      "/api/v1/me/leaderboard", Permission::own_account, "Stand on leaderboards, or not",
      [&community](const Viewer& viewer, RankedWish in) {
        return community.circle().reputation.be_ranked(viewer, in.ranked);
      });
  router.get<Nothing, PointRules>("/api/v1/reputation/rules", Permission::everyone,
                                  "What each deed is worth",
                                  [&community](const Viewer&, Nothing) -> Result<PointRules> {
                                    return community.circle().reputation.rules();
                                  });
  router.put<PointRules, PointRules>(
      "/api/v1/reputation/rules", Permission::administer,
      "Change what each deed is worth, and whether leaderboards are shown",
      [&community](const Viewer& viewer, PointRules in) {
        return community.circle().reputation.set_rules(viewer, in);
      });
}

}  // namespace

void add_reputation_routes(web::Router& router, Community& community) {
  add_points(router, community);
  router.get<BadgeOwner, List<BadgeJson>>(
      "/api/v1/people/{id}/badges", Permission::everyone, "A person's badges, newest first",
      [&community](const Viewer& viewer, BadgeOwner in) -> Result<List<BadgeJson>> {
        auto badges = community.circle().reputation.badges(viewer, in.id);
        if (!badges) return fail(badges.error());
        List<BadgeJson> list;
        for (auto& badge : *badges) list.items.push_back(to_wire(std::move(badge)));
        return list;
      });
  router.post<NewBadge, BadgeJson>(
      "/api/v1/people/{id}/badges", Permission::manage_spaces, "Thank somebody with a badge",
      [&community](const Viewer& viewer, NewBadge in) -> Result<BadgeJson> {
        auto badge = community.circle().reputation.give(viewer, in.id, in.reason);
        if (!badge) return fail(badge.error());
        return to_wire(std::move(*badge));
      });
  router.remove<OneBadge, Nothing>("/api/v1/badges/{id}", Permission::manage_spaces,
                                   "Take a badge back",
                                   [&community](const Viewer& viewer, OneBadge in) {
                                     return community.circle().reputation.revoke(viewer, in.id);
                                   });
}

}  // namespace coloquio::community
