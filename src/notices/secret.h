#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "db/database.h"

namespace coloquio::notices {

// The secret that signs links in mails: made once, kept with the data (table setting).
std::string secret_of(db::Database& database, Instant now);
// A signature of `text` in 43 characters of base64url.
std::string sign(std::string_view secret, std::string_view text);
// In constant time.
bool is_signed(std::string_view secret, std::string_view text, std::string_view signature);

}  // namespace coloquio::notices
