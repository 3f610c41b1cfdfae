#pragma once

#include <string>
#include <string_view>

// Keys that people hold: session cookies, API tokens, links in mails. The database has only their
// hash, so that whoever reads a backup cannot use one; and since a key is looked up by its hash,
// no comparison leaks by its duration how much of a guess was right.
namespace coloquio::people {

// 256 random bits, base64url, 43 characters.
std::string random_key();

// BLAKE2b-256 of a key, base64url. The keys are random, so a fast hash is enough.
std::string hash_of(std::string_view key);

// For reading out or typing: `length` characters of digits and capitals that look different from
// each other, five bits each.
std::string random_code(std::size_t length);

}  // namespace coloquio::people
