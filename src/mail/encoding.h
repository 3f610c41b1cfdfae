#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

// How text travels in an e-mail.
namespace coloquio::mail {

// A header's value: printable ASCII as it is, anything else as UTF-8 encoded words (RFC 2047),
// folded, never cut inside a character. Control characters become spaces.
std::string header_text(std::string_view value);

// Quoted-printable (RFC 2045) with CRLF line ends, no line over 76 bytes.
std::string quoted_printable(std::string_view text);

std::string mail_date(Instant when);  // "Sat, 21 Nov 2026 09:30:00 +0000"

}  // namespace coloquio::mail
