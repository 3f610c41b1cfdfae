#pragma once

#include <string>
#include <string_view>

#include "web/response.h"

// Answers as bytes of HTTP/1.1, without sockets.
namespace coloquio::web {

std::string_view reason_of(int status);  // "Not Found"

// Status line and headers, all but the last lines that differ by request (Date, Connection,
// X-Request-Id) and the empty line. `extra` are whole lines that every answer has. Header values
// with control characters are left out: nobody splits our answers.
std::string head_of(const Response& response, std::size_t content_length, std::string_view extra);

// Whole header lines: content security policy and its kin; Strict-Transport-Security with https.
std::string_view security_lines(bool https);

}  // namespace coloquio::web
