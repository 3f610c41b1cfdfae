#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/conversations/list_store.h"
#include "community/missions/catalogue.h"
#include "community/missions/measures.h"

// The rows behind each figure, page by page: the same conditions as in counting.h.
namespace coloquio::community {

struct ConversationRow {
  FigureRow row;
  std::string cursor;  // Where the page after this row begins.
};

// Newest first; a cursor's time is when the question was asked.
std::vector<ConversationRow> questions_behind(db::Connection& db, KeyFigureName name,
                                              const Period& period, const ListCursor& after,
                                              int limit);
// Newest conversations first.
std::vector<ConversationRow> visits_behind(db::Connection& db, const Period& period,
                                           ConversationId before, int limit);

struct PersonRow {
  PersonId person{};
  bool counted = false;
  std::int64_t amount = 0;
};
std::vector<PersonRow> people_behind(db::Connection& db, KeyFigureName name, const Period& period,
                                     PersonId after, int limit);

}  // namespace coloquio::community
