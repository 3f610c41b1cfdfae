#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace coloquio::community {

// A search as it may be counted: folded, one space between words. Nothing for what nobody meant to
// leave behind: addresses of e-mail, numbers of telephones, cards, accounts and papers (six digits
// or more, however they are written), filters by person, and whole sentences (over 60 characters).
std::optional<std::string> countable(std::string_view query);

}  // namespace coloquio::community
