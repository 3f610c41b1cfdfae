#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "search/analyzer.h"

namespace coloquio::community {

enum class SearchOrder { best, newest };
BOOST_DESCRIBE_ENUM(SearchOrder, best, newest)

// `q` as people type it: words (all wanted), "an exact phrase", -without, tag:bizum,
// space:tarjetas, from:me, solved:yes. Nothing is a syntax error.
struct SearchQuery {
  std::string q;
  std::optional<SearchOrder> order;  // best when absent
  std::optional<std::string> space;  // A slug.
  std::optional<bool> solved;
  std::optional<std::string> after;
  std::optional<int> limit;  // 1 to 50; 20 when absent.
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q, order, space, solved, after, limit))

// A conversation that was found, with the message of it that fits best.
struct Hit {
  ConversationLine line;
  MessageId message{};
  std::string title_html;    // Escaped, what was sought inside <mark>.
  std::string excerpt_html;  // The same; about 200 characters around the first word found.
};

// A message that was found and the conversation it stands in.
struct FoundMessage {
  MessageId message{};
  Conversation conversation;
};

class ViewMaker;

class Search {
 public:
  Search(Context& context, Directory& directory, search::Analyzer& analyzer)
      : context_(context), directory_(directory), analyzer_(analyzer) {}

  Page<Hit> search(const Viewer& viewer, const SearchQuery& query);
  // Conversations that ask much the same as `title`, best first; for the form that asks.
  std::vector<ConversationLine> similar(const Viewer& viewer, std::string_view title,
                                        int limit = 5);
  // Writes the index anew from the messages, in short transactions: one may go on working.
  // `progress` hears how many messages are done.
  std::int64_t rebuild(const std::function<void(std::int64_t)>& progress);

 private:
  std::vector<Hit> show(db::Connection& db, const ViewMaker& maker, const SpaceMap& spaces,
                        std::vector<FoundMessage> found,
                        const std::vector<search::QueryTerm>& terms);

  Context& context_;
  Directory& directory_;
  search::Analyzer& analyzer_;
};

}  // namespace coloquio::community
