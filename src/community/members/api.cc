#include "community/api.h"

#include "community/circle.h"
#include "community/members/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct DirectoryEntryJson {
  people::PersonCard person;
  std::string place;
  std::vector<std::string> expertise;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(DirectoryEntryJson, (), (person, place, expertise, url))

struct OnePerson {
  PersonId id{};
};
BOOST_DESCRIBE_STRUCT(OnePerson, (), (id))

struct HelpedQuery {
  PersonId id{};
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(HelpedQuery, (), (id, after, limit))

struct HelpJson {
  ConversationId conversation{};
  std::string title;
  MessageId answer{};
  Instant answered_at;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(HelpJson, (), (conversation, title, answer, answered_at, url))

}  // namespace

void add_member_routes(web::Router& router, Community& community) {
  router.get<MemberQuery, List<DirectoryEntryJson>>(
      "/api/v1/people", Permission::signed_in,
      "Find members by name, expertise and place, in the order of their names",
      [&community](const Viewer& viewer, MemberQuery in) -> Result<List<DirectoryEntryJson>> {
        auto page = community.circle().members.list(viewer, in);
        if (!page) return fail(page.error());
        List<DirectoryEntryJson> list;
        for (auto& line : page->items) {
          const auto url = people::path_of(line.person.id);
          list.items.push_back(
              {std::move(line.person), std::move(line.place), std::move(line.expertise), url});
        }
        list.next = std::move(page->next);
        return list;
      });
  router.get<OnePerson, Knowledge>(
      "/api/v1/people/{id}/knowledge", Permission::everyone,
      "What a person says they know, and what their accepted answers prove",
      [&community](const Viewer& viewer, OnePerson in) {
        return community.circle().members.knowledge(viewer, in.id);
      });
  router.get<HelpedQuery, List<HelpJson>>(
      "/api/v1/people/{id}/helped", Permission::everyone,
      "The questions that a person's answers solved, newest first",
      [&community](const Viewer& viewer, HelpedQuery in) -> Result<List<HelpJson>> {
        auto page = community.circle().members.helped(viewer, in.id, in.after.value_or(""),
                                                      in.limit.value_or(20));
        if (!page) return fail(page.error());
        List<HelpJson> list;
        for (const auto& one : page->items) {
          list.items.push_back({one.conversation.id, one.conversation.title, one.answer, one.at,
                                "/messages/" + to_string(one.answer)});
        }
        list.next = std::move(page->next);
        return list;
      });
  router.get<Nothing, MemberSettings>(
      "/api/v1/me/knowledge", Permission::signed_in, "What I say I know, and how I am found",
      [&community](const Viewer& viewer) { return community.circle().members.settings(viewer); });
  router.patch<MemberChange, MemberSettings>(
      "/api/v1/me/knowledge", Permission::own_account, "Change what I say I know",
      [&community](const Viewer& viewer, MemberChange in) {
        return community.circle().members.change(viewer, std::move(in));
      });
}

}  // namespace coloquio::community
