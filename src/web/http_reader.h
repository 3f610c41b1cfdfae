#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/request.h"

namespace coloquio::web {

// The head of a request, as views of the bytes it was read from.
struct Head {
  Method method = Method::get;
  std::string_view target;  // Begins with '/'; without scheme and host.
  std::string_view host;
  std::string_view cookie;
  std::string_view accept_language;
  std::string_view accept_encoding;
  std::string_view if_none_match;
  std::string_view forwarded_for;
  std::string_view forwarded_proto;
  bool has_authorization = false;
  bool has_range = false;
  bool keep_alive = true;
  bool is_http_10 = false;
  bool has_body = false;
  bool expects_continue = false;
  std::optional<std::uint64_t> content_length;
  std::vector<std::pair<std::string_view, std::string_view>> fields;  // As spelt.
};

// Reads HTTP/1.1 requests with Boost.Beast's parser, which its .cc alone includes, and refuses
// whatever a proxy in front could read differently: both lengths, two of them, folded lines, bare
// line feeds, spaces before a colon, control characters, two hosts (RFC 9112, section 11.2).
// One for each connection, used again for its every request.
class HttpReader {
 public:
  explicit HttpReader(std::size_t max_header_bytes);
  ~HttpReader();

  // Where the head in `bytes` ends (behind its empty line), 0 when more must be read. `searched`
  // remembers between calls how far it has looked.
  static std::size_t end_of_head(std::string_view bytes, std::size_t& searched);

  // `bytes` is one whole head. Answers 0, or the status to refuse it with: 400, 417, 431, 501, 505.
  int read_head(std::string_view bytes);
  const Head& head() const { return head_; }

  // After read_head() of a request that has a body.
  void limit_body(std::uint64_t bytes);
  // Takes what it can of `bytes` and answers how many those were; look at body_status() and
  // is_done() then.
  std::size_t read_body(std::string_view bytes, std::string& body);
  bool is_done() const;
  int body_status() const { return body_status_; }  // 0, 400 or 413.

 private:
  class Parser;
  int check_fields();

  const std::size_t max_header_bytes_;
  Head head_;
  int body_status_ = 0;
  std::unique_ptr<Parser> parser_;
};

}  // namespace coloquio::web
