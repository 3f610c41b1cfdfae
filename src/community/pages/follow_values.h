#pragma once

#include <optional>

#include "community/following/following.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// html/follow.tpl: what there is to choose, with `own` marked; `level` is the one that holds.
void set_follow(Values& values, const PageKit& kit, const Request& request, ConversationId id,
                const Followed& followed);
// Of a space or a tag at `path`, which has a level of its own or none.
void set_follow(Values& values, const PageKit& kit, const Request& request, std::string_view path,
                std::optional<Level> own);

// Level of a form field; absent for "" and for what is none.
std::optional<Level> level_of(const Request& request, std::string_view field = "level");

}  // namespace coloquio::community::pages
