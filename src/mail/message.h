#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace coloquio::mail {

// One e-mail, before it is put on the wire. Nothing in it can add a header or a recipient: control
// characters do not survive mime(), and addresses pass is_safe_address() first.
struct Message {
  std::string from_name;
  std::string from_address;
  std::string to_address;
  std::string subject;
  std::string text;  // UTF-8, any line ends.
  std::string html;
  std::string language;  // "es"
  std::string id;        // Left half of Message-ID: letters, digits, '.', '-'.
  Instant date;
  std::string thread{};  // Left half of a Message-ID that mails of one thread refer to; may be "".
  std::string unsubscribe{};  // An address that takes a POST (RFC 8058); "" without one.
};

// An address that can stand in a header and in the SMTP dialogue as it is: one @, no white space,
// controls, brackets, quotes, commas or semicolons.
bool is_safe_address(std::string_view address);

// RFC 5322 text, CRLF, multipart/alternative, quoted-printable; names and subject as RFC 2047
// encoded words where they need it. Lines that begin with a dot are left to the SMTP client.
std::string mime(const Message& message);

}  // namespace coloquio::mail
