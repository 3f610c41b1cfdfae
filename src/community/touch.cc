#include "community/touch.h"

#include <string>
#include <vector>

namespace coloquio::community {

void touch(db::Transaction& tx, Context& context, const SpaceMap& map, ConversationId conversation,
           SpaceId space) {
  auto path = map.path_to(space);
  tx.after_commit([&cache = context.cache, conversation, path = std::move(path)] {
    cache.drop("conversation:" + to_string(conversation));
    for (const auto id : path) cache.drop("space:" + to_string(id));
    cache.drop("home");
  });
}

void touch_all(db::Transaction& tx, Context& context) {
  tx.after_commit([&cache = context.cache] { cache.clear(); });
}

}  // namespace coloquio::community
