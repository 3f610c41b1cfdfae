#pragma once

#include <string_view>

#include "base/messages.h"

namespace coloquio::search {

// Function words, folded: they tell a text's language and say nothing about what it is about.
bool is_stop_word(Language language, std::string_view folded_word);

}  // namespace coloquio::search
