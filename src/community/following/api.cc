#include <optional>

#include "community/following/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct ById {
  ConversationId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct BySlug {
  std::string slug;
};
BOOST_DESCRIBE_STRUCT(BySlug, (), (slug))

// A level that is absent is that of what is around.
struct ConversationLevel {
  ConversationId id{};
  std::optional<Level> level;
};
BOOST_DESCRIBE_STRUCT(ConversationLevel, (), (id, level))

struct PlaceLevel {
  std::string slug;
  std::optional<Level> level;
};
BOOST_DESCRIBE_STRUCT(PlaceLevel, (), (slug, level))

struct LevelJson {
  std::optional<Level> own;
};
BOOST_DESCRIBE_STRUCT(LevelJson, (), (own))

// `level` is the one that holds; `own` what was set for this conversation.
struct FollowedJson {
  Level level{};
  std::optional<Level> own;
  bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(FollowedJson, (), (level, own, chosen))

struct Position {
  ConversationId id{};
  MessageId message{};
};
BOOST_DESCRIBE_STRUCT(Position, (), (id, message))

struct PositionJson {
  std::optional<MessageId> read;  // Absent: nothing yet.
  MessageId next{};               // The first unread message, or the newest.
};
BOOST_DESCRIBE_STRUCT(PositionJson, (), (read, next))

struct SpaceWanted {
  std::optional<std::string> space;  // A slug; everywhere when absent.
};
BOOST_DESCRIBE_STRUCT(SpaceWanted, (), (space))

struct PeopleQuery {
  std::string q;
  std::optional<int> limit;  // 1 to 20; 8 when absent.
};
BOOST_DESCRIBE_STRUCT(PeopleQuery, (), (q, limit))

struct PersonFound {
  std::string handle;
  people::PersonCard person;
};
BOOST_DESCRIBE_STRUCT(PersonFound, (), (handle, person))

FollowedJson to_wire(const Followed& followed) {
  return {followed.level, followed.own, followed.chosen};
}

void add_levels(web::Router& router, Community& community) {
  router.get<ById, FollowedJson>(
      "/api/v1/conversations/{id}/following", Permission::signed_in,
      "Show how closely you follow a conversation",
      [&community](const Viewer& viewer, ById in) -> Result<FollowedJson> {
        const auto followed = community.following.of(viewer, in.id);
        if (!followed) return fail(followed.error());
        return to_wire(*followed);
      });
  router.put<ConversationLevel, FollowedJson>(
      "/api/v1/conversations/{id}/following", Permission::signed_in,
      "Follow a conversation: watching, tracking, normal or muted",
      [&community](const Viewer& viewer, ConversationLevel in) -> Result<FollowedJson> {
        const auto followed = community.following.follow(viewer, in.id, in.level);
        if (!followed) return fail(followed.error());
        return to_wire(*followed);
      });
  router.get<BySlug, LevelJson>("/api/v1/spaces/{slug}/following", Permission::signed_in,
                                "Show how closely you follow a space",
                                [&community](const Viewer& viewer, BySlug in) -> Result<LevelJson> {
                                  const auto level = community.following.of_space(viewer, in.slug);
                                  if (!level) return fail(level.error());
                                  return LevelJson{*level};
                                });
  router.put<PlaceLevel, Nothing>("/api/v1/spaces/{slug}/following", Permission::signed_in,
                                  "Follow a space: watching, tracking, first_post, normal or muted",
                                  [&community](const Viewer& viewer, PlaceLevel in) {
                                    return community.following.follow_space(viewer, in.slug,
                                                                            in.level);
                                  });
  router.get<BySlug, LevelJson>("/api/v1/tags/{slug}/following", Permission::signed_in,
                                "Show how closely you follow a tag",
                                [&community](const Viewer& viewer, BySlug in) -> Result<LevelJson> {
                                  const auto level = community.following.of_tag(viewer, in.slug);
                                  if (!level) return fail(level.error());
                                  return LevelJson{*level};
                                });
  router.put<PlaceLevel, Nothing>(
      "/api/v1/tags/{slug}/following", Permission::signed_in, "Follow a tag, as a space",
      [&community](const Viewer& viewer, PlaceLevel in) {
        return community.following.follow_tag(viewer, in.slug, in.level);
      });
  router.get<Nothing, List<FollowedPlace>>(
      "/api/v1/me/following", Permission::signed_in,
      "List the spaces and tags with a level of your own",
      [&community](const Viewer& viewer) -> Result<List<FollowedPlace>> {
        auto places = community.following.places(viewer);
        if (!places) return fail(places.error());
        return List<FollowedPlace>{std::move(*places), std::nullopt};
      });
  router.get<Nothing, FollowDefaults>(
      "/api/v1/me/following/defaults", Permission::signed_in,
      "Show how closely you follow what you start and answer",
      [&community](const Viewer& viewer) { return community.following.defaults(viewer); });
  router.put<FollowDefaults, Nothing>("/api/v1/me/following/defaults", Permission::signed_in,
                                      "Choose how closely you follow what you start and answer",
                                      [&community](const Viewer& viewer, FollowDefaults in) {
                                        return community.following.set_defaults(viewer, in);
                                      });
}

void add_positions(web::Router& router, Community& community) {
  const auto position = [&community](const Viewer& viewer,
                                     ConversationId id) -> Result<PositionJson> {
    const auto next = community.readers.first_unread(viewer, id);
    if (!next) return fail(next.error());
    const auto stop = community.readers.stop_of(viewer, id).message;
    return PositionJson{stop == MessageId{} ? std::nullopt : std::optional{stop}, *next};
  };
  router.get<ById, PositionJson>(
      "/api/v1/conversations/{id}/position", Permission::signed_in,
      "Show how far you have read a conversation",
      [position](const Viewer& viewer, ById in) { return position(viewer, in.id); });
  router.put<Position, PositionJson>(
      "/api/v1/conversations/{id}/position", Permission::signed_in,
      "Say that you have read up to a message",
      [&community, position](const Viewer& viewer, Position in) -> Result<PositionJson> {
        const auto done = community.readers.set_read(viewer, in.id, in.message);
        if (!done) return fail(done.error());
        return position(viewer, in.id);
      });
  router.put<SpaceWanted, Nothing>("/api/v1/me/read", Permission::signed_in,
                                   "Mark everything in a space, or everywhere, as read",
                                   [&community](const Viewer& viewer, SpaceWanted in) {
                                     return community.readers.mark_all_read(viewer,
                                                                            in.space.value_or(""));
                                   });
}

}  // namespace

void add_following_routes(web::Router& router, Community& community) {
  add_levels(router, community);
  add_positions(router, community);
  router.get<PeopleQuery, List<PersonFound>>(
      "/api/v1/people", Permission::signed_in, "Find people by the beginning of their handle",
      [&community](const Viewer& viewer, PeopleQuery in) -> Result<List<PersonFound>> {
        List<PersonFound> list;
        for (auto& one : community.following.complete(viewer, in.q, in.limit.value_or(8))) {
          list.items.push_back({std::move(one.handle), std::move(one.person)});
        }
        return list;
      });
}

}  // namespace coloquio::community
