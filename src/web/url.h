#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/request.h"

// Addresses as bytes from outside: nothing here throws, whatever comes in.
namespace coloquio::web {

// The path of a request target ("/t/caf%C3%A9/7" without query), decoded. Nothing for what no page
// of ours has and what proxies and we could read differently: bad escapes, an encoded slash,
// control characters, backslashes, empty, "." or ".." segments, invalid UTF-8.
std::optional<std::string> decode_path(std::string_view raw);

// Of application/x-www-form-urlencoded: "a=1&b=x+y". What is not decodable stays as it is written,
// control characters are dropped. At most `max` pairs; the rest is ignored.
Pairs parse_query(std::string_view raw, std::size_t max = 256);

// Percent-encodes all but letters, digits and "-._~".
std::string encode(std::string_view text);
// The same for a path: slashes stay.
std::string encode_path(std::string_view path);

// May a browser be sent there without leaving this site? "/t/7?x=1#y" yes; "//evil", "/\evil",
// "https:…", control characters no.
bool is_local(std::string_view to);

}  // namespace coloquio::web
