#include "web/wire.h"

#include <algorithm>

namespace coloquio::web {
namespace {

#define COLOQUIO_SECURITY_LINES                                                          \
  "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self'; "   \
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "       \
  "base-uri 'none'; frame-ancestors 'none'; form-action 'self'\r\n"                      \
  "X-Content-Type-Options: nosniff\r\n"                                                  \
  "X-Frame-Options: DENY\r\n"                                                            \
  "Referrer-Policy: strict-origin-when-cross-origin\r\n"                                 \
  "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n" \
  "Cross-Origin-Opener-Policy: same-origin\r\n"                                          \
  "Cross-Origin-Resource-Policy: same-origin\r\n"

constexpr std::string_view lines = COLOQUIO_SECURITY_LINES;
constexpr std::string_view https_lines =
    COLOQUIO_SECURITY_LINES "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
#undef COLOQUIO_SECURITY_LINES

bool is_clean(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

void append_line(std::string& out, std::string_view name, std::string_view value) {
  if (!is_clean(name) || !is_clean(value)) return;
  out += name;
  out += ": ";
  out += value;
  out += "\r\n";
}

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

std::string head_of(const Response& response, std::size_t content_length, std::string_view extra) {
  std::string out;
  out.reserve(1024 + extra.size());
  out += "HTTP/1.1 ";
  out += std::to_string(response.status);
  out += ' ';
  out += reason_of(response.status);
  out += "\r\n";
  if (!response.content_type.empty()) append_line(out, "Content-Type", response.content_type);
  if (!has_no_body(response.status)) {
    append_line(out, "Content-Length", std::to_string(content_length));
  }
  for (const auto& [name, value] : response.headers) append_line(out, name, value);
  out += extra;
  return out;
}

std::string_view security_lines(bool https) { return https ? https_lines : lines; }

}  // namespace coloquio::web
