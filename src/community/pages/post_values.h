#pragma once

#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// html/post.tpl: one message of `topic`.
void set_post(Values& values, const PageKit& kit, const Request& request, const Topic& topic,
              const MessageView& view);

}  // namespace coloquio::community::pages
