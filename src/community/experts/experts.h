#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/experts/ranking.h"
#include "community/spaces/directory.h"
#include "community/workspaces/service.h"
#include "people/person.h"
#include "search/analyzer.h"

namespace coloquio::community {

// Somebody who probably knows, and why we think so: the figures stand on the page.
struct Expert {
  people::PersonCard person;
  std::int64_t accepted = 0;  // Accepted answers on the tags.
  std::int64_t answers = 0;   // Answers on them, accepted ones among them.
  std::int64_t votes = 0;     // People who found those useful.
  bool similar = false;       // Answered questions with a similar title.
  bool names_it = false;      // Says so in the profile.
  std::int64_t waiting = 0;   // Questions they were asked to answer this week and have not.
  bool invited = false;       // To this conversation.
};

inline constexpr int experts_shown = 5;
inline constexpr int most_experts_a_question = 10;  // Invited to one conversation.
inline constexpr int most_questions_a_day = 20;     // One person may send.
inline constexpr int most_questions_a_day_newcomer = 3;

// Finds who knows. Evidence for a conversation comes from what every member may read and from its
// own space, never from a private space elsewhere; only those who may see the conversation are
// named. People who do not want to be asked are left out.
class Experts {
 public:
  Experts(Context& context, Directory& directory, Workspaces& workspaces,
          search::Analyzer& analyzer)
      : context_(context), directory_(directory), workspaces_(workspaces), analyzer_(analyzer) {}

  // On a tag's slug, in the spaces that the viewer may see.
  std::vector<Expert> on_tag(const Viewer& viewer, std::string_view tag, int limit);
  // For a conversation that the viewer may see; its author is left out. Kept for ten minutes.
  Result<std::vector<Expert>> for_conversation(const Viewer& viewer, ConversationId id, int limit);
  // Asks somebody of for_conversation() or any other member who may see it. Once: a second time
  // changes nothing. Kind::conflict for who answered already and for a closed or solved question,
  // Kind::too_many when a limit is met.
  Result<> invite(const Viewer& viewer, ConversationId id, PersonId person);
  // Who was asked, newest first.
  Result<std::vector<people::PersonCard>> invited(const Viewer& viewer, ConversationId id);

 private:
  struct Kept {
    Instant until;
    std::vector<PossibleExpert> possible;
  };
  std::vector<PossibleExpert> possible_for(const Conversation& conversation);
  // Nothing for who does not want to be asked, or has answered.
  std::optional<Expert> asked_gladly(const PossibleExpert& one, const Conversation* conversation);
  std::vector<Expert> name(const Viewer& viewer, const std::vector<PossibleExpert>& possible,
                           const Conversation* conversation, int limit);
  bool may_see(PersonId person, SpaceId space);

  Context& context_;
  Directory& directory_;
  Workspaces& workspaces_;
  search::Analyzer& analyzer_;
  std::mutex mutex_;  // Guards kept_.
  std::map<std::int64_t, Kept> kept_;
};

}  // namespace coloquio::community
