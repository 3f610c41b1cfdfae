#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coloquio::web {

// The first `bytes` (at most 32) of the BLAKE2b digest, in lower-case hexadecimal.
std::string digest(std::string_view text, std::size_t bytes = 16);

// In constant time, so that a token cannot be guessed letter by letter.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace coloquio::web
