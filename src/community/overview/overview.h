#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/spaces/directory.h"
#include "people/person.h"

namespace coloquio::community {

// Somebody whose answers were accepted.
struct Helper {
  people::PersonCard person;
  std::int64_t solutions = 0;  // In the window that was asked for.
};

// A question and the answer that solved it, short enough for the front page.
struct Exchange {
  std::string url;
  std::string asked;  // Plain text.
  people::PersonCard asker;
  std::string answered;  // Plain text, cut at about 160 characters.
  people::PersonCard helper;
  std::int64_t seconds = 0;  // From question to answer.
};

// What the front page counts. Absent is what has too little behind it to be said.
struct Summary {
  std::int64_t solved = 0;                          // Questions, from the beginning.
  std::optional<std::int64_t> first_reply_seconds;  // Median of the newest thousand conversations.
  std::int64_t helpers = 0;                         // People who answered others in 30 days.
  std::vector<Helper> thanks;                       // At most three, of 30 days, most first.
  std::optional<Exchange> exchange;                 // The newest short one.
};

// Figures of a community for people to read, kept for a minute; what people wrote is always of now.
// Any thread.
class Overview {
 public:
  Overview(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // Of the space `root` and all inside it that the viewer may see.
  Summary summary(const Viewer& viewer, SpaceId root);
  // Kind::not_found when there is no such person. What was written and accepted in secret spaces
  // that the viewer does not see is not counted.
  Result<people::Person> person(const Viewer& viewer, PersonId id);
  people::Person without_secrets(const Viewer& viewer, people::Person person);
  // The login of a person, if they have one here.
  std::optional<AccountId> account_of(PersonId id);
  // Until when a person may not write, and why; nothing when no sanction is in force.
  struct Silence {
    Instant until;
    std::string reason;
  };
  std::optional<Silence> silence_of(PersonId id);

 private:
  struct Kept {
    Instant until;
    Summary summary;
  };
  Summary figures(const std::vector<SpaceId>& spaces);  // Kept ones, else compute().
  Summary compute(const std::vector<SpaceId>& spaces);

  Context& context_;
  Directory& directory_;
  std::mutex mutex_;  // Guards kept_.
  std::map<std::vector<SpaceId>, Kept> kept_;
};

}  // namespace coloquio::community
