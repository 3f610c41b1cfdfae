#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/conversations/conversation.h"
#include "db/connection.h"

namespace coloquio::community {

enum class TagId : std::int64_t {};

struct Tag {
  TagId id{};
  std::string slug;  // Unique: "Crédito" and "credito" are one tag.
  std::string name;  // As first typed.
};

// Cleaned and each slug once, in the order given; adds what is wrong to `problems`.
std::vector<std::string> clean_tags(const std::vector<std::string>& typed,
                                    std::vector<FieldError>& problems);

std::vector<Tag> find_tags(db::Connection& db, std::span<const std::string> slugs);
// Nothing when a tag of that slug exists.
void insert(db::Transaction& tx, const Tag& tag);
// Ties one more tag to the conversation, which must not have it yet.
void add_tag(db::Transaction& tx, ConversationId conversation, TagId tag);

enum class NewTags { allowed, refused };
// Ties these tags, and no others, to the conversation, making those that are new with ids of `ids`
// (one a name, made outside). Returns the names to show. Kind::invalid when new ones are refused.
Result<std::vector<std::string>> set_tags(db::Transaction& tx, ConversationId conversation,
                                          const std::vector<std::string>& names,
                                          const std::vector<std::int64_t>& ids, NewTags allowed);

}  // namespace coloquio::community
