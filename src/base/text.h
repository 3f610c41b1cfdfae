#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Unicode text; everything is UTF-8. Functions accept any bytes and never throw; invalid sequences
// become U+FFFD where text is rebuilt.
namespace coloquio::text {

bool is_valid_utf8(std::string_view bytes);

// Trims, composes (NFC), turns CR LF into LF, drops control characters (except \n and \t),
// byte-order marks and bidirectional overrides. What every text typed by a person passes first.
std::string clean(std::string_view typed);
// clean() for one line: runs of white space become one space.
std::string clean_line(std::string_view typed);

// Case folded, acute/grave/diaeresis removed from vowels, ñ and ç kept (docs/adr: folding). The
// same rule in search and in the listening engine: "Camión" → "camion", "año" → "año".
std::string fold(std::string_view text);

// What a person counts as characters (grapheme clusters).
std::size_t count_graphemes(std::string_view text);
// At most `max` graphemes; when cut, with "…" (counted), at a word's end if the second half of what
// is kept has one.
std::string truncate(std::string_view text, std::size_t max);

// "¿Cómo cambio el PIN?" → "como-cambio-el-pin": a-z, 0-9 and hyphens, at most `max` bytes; "" for
// text without such letters. ñ becomes n.
std::string slug(std::string_view text, std::size_t max = 80);

// Up to two letters for an avatar: "Rosa Martín" → "RM".
std::string initials(std::string_view name);

// For uniqueness: trimmed, lower case, the domain in its ASCII form; "" when it is no plausible
// address (one @, an ASCII local part, a dot in the domain or localhost, at most 254 bytes).
std::string normal_email(std::string_view typed);

std::string html_escape(std::string_view text);

}  // namespace coloquio::text
