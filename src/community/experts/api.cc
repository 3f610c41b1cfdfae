#include "community/circle.h"
#include "community/experts/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct ExpertsQuery {
  std::optional<std::string> tag;              // Its slug.
  std::optional<ConversationId> conversation;  // Instead of a tag.
  std::optional<int> limit;                    // 1 to 20; 5 when absent.
};
BOOST_DESCRIBE_STRUCT(ExpertsQuery, (), (tag, conversation, limit))

struct ExpertJson {
  people::PersonCard person;
  std::int64_t accepted = 0;
  std::int64_t answers = 0;
  std::int64_t votes = 0;
  bool similar = false;
  bool names_it = false;
  std::int64_t waiting = 0;
  bool invited = false;
};
BOOST_DESCRIBE_STRUCT(ExpertJson, (),
                      (person, accepted, answers, votes, similar, names_it, waiting, invited))

struct AnswerInvitation {
  ConversationId id{};
  PersonId person{};
};
BOOST_DESCRIBE_STRUCT(AnswerInvitation, (), (id, person))

struct OneConversation {
  ConversationId id{};
};
BOOST_DESCRIBE_STRUCT(OneConversation, (), (id))

List<ExpertJson> to_wire(std::vector<Expert> experts) {
  List<ExpertJson> list;
  for (auto& one : experts) {
    list.items.push_back({std::move(one.person), one.accepted, one.answers, one.votes, one.similar,
                          one.names_it, one.waiting, one.invited});
  }
  return list;
}

}  // namespace

void add_expert_routes(web::Router& router, Community& community) {
  router.get<ExpertsQuery, List<ExpertJson>>(
      "/api/v1/experts", Permission::signed_in,
      "Find who knows about a tag, or could answer a conversation, best first",
      [&community](const Viewer& viewer, ExpertsQuery in) -> Result<List<ExpertJson>> {
        const int limit = in.limit.value_or(experts_shown);
        auto& experts = community.circle().experts;
        if (in.conversation) {
          auto found = experts.for_conversation(viewer, *in.conversation, limit);
          if (!found) return fail(found.error());
          return to_wire(std::move(*found));
        }
        if (!in.tag) return fail_fields({{"tag", "community.expert.tag_or_conversation", {}}});
        return to_wire(experts.on_tag(viewer, *in.tag, limit));
      });
  router.put<AnswerInvitation, Nothing>(
      "/api/v1/conversations/{id}/invited/{person}", Permission::post,
      "Ask somebody to answer a question", [&community](const Viewer& viewer, AnswerInvitation in) {
        return community.circle().experts.invite(viewer, in.id, in.person);
      });
  router.get<OneConversation, List<people::PersonCard>>(
      "/api/v1/conversations/{id}/invited", Permission::signed_in,
      "List who was asked to answer a question",
      [&community](const Viewer& viewer, OneConversation in) -> Result<List<people::PersonCard>> {
        auto cards = community.circle().experts.invited(viewer, in.id);
        if (!cards) return fail(cards.error());
        return List<people::PersonCard>{std::move(*cards), std::nullopt};
      });
}

}  // namespace coloquio::community
