#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/limits.h"
#include "search/analyzer.h"

// What happens to a text between the keyboard and the row; all of it outside the transaction.
namespace coloquio::community {

struct Written {
  std::string title;  // Cleaned; "" for replies.
  std::string slug;
  std::string markdown;
  std::string html;
  search::Terms terms;
  std::vector<PersonId> mentions;  // Whom it names, each once.
};

enum class Part { opening, reply };

// Cleans, checks, renders and analyses; what is wrong is added to `problems` with its field.
Written write_down(const Context& context, const Viewer& viewer, search::Analyzer& analyzer,
                   Part part, std::string_view title, std::string_view body,
                   std::vector<FieldError>& problems);

// Links that lead elsewhere, and images, in HTML of ours.
struct Counted {
  int links = 0;
  int images = 0;
};
Counted count_links(std::string_view html);

// Whether this person may post now: pace, daily limits, the same words again. Reads their last day
// inside the transaction, so that two requests at once do not both pass.
Result<> may_post_now(db::Transaction& tx, const Limits& limits, PersonId person, Part part,
                      ConversationId conversation, const std::string& markdown, Instant now);

}  // namespace coloquio::community
