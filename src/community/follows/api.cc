#include "community/circle.h"
#include "community/follows/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct Followed {
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(Followed, (), (person))

struct WrittenQuery {
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(WrittenQuery, (), (after, limit))

struct FollowedLineJson {
  people::PersonCard author;
  ConversationId conversation{};
  std::string title;
  MessageId message{};
  Instant at;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(FollowedLineJson, (), (author, conversation, title, message, at, url))

}  // namespace

void add_follow_routes(web::Router& router, Community& community) {
  router.get<Nothing, List<people::PersonCard>>(
      "/api/v1/me/following", Permission::signed_in, "List whom I follow",
      [&community](const Viewer& viewer, Nothing) -> Result<List<people::PersonCard>> {
        auto cards = community.circle().follows.followed(viewer);
        if (!cards) return fail(cards.error());
        return List<people::PersonCard>{std::move(*cards), std::nullopt};
      });
  router.put<Followed, Nothing>("/api/v1/me/following/{person}", Permission::signed_in,
                                "Follow somebody; nobody is told",
                                [&community](const Viewer& viewer, Followed in) {
                                  return community.circle().follows.follow(viewer, in.person);
                                });
  router.remove<Followed, Nothing>("/api/v1/me/following/{person}", Permission::signed_in,
                                   "Follow somebody no longer",
                                   [&community](const Viewer& viewer, Followed in) {
                                     return community.circle().follows.unfollow(viewer, in.person);
                                   });
  router.get<WrittenQuery, List<FollowedLineJson>>(
      "/api/v1/me/followed_messages", Permission::signed_in,
      "What those I follow wrote in 30 days, newest first",
      [&community](const Viewer& viewer, WrittenQuery in) -> Result<List<FollowedLineJson>> {
        auto page = community.circle().follows.written(viewer, in.after.value_or(""),
                                                       in.limit.value_or(20));
        if (!page) return fail(page.error());
        List<FollowedLineJson> list;
        for (auto& line : page->items) {
          list.items.push_back({std::move(line.author), line.conversation.id,
                                line.conversation.title, line.message, line.at,
                                "/messages/" + to_string(line.message)});
        }
        list.next = std::move(page->next);
        return list;
      });
}

}  // namespace coloquio::community
