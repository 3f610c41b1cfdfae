#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coloquio::web {

// One part of a multipart/form-data body (RFC 7578). Views of the body.
struct Part {
  std::string name;
  std::optional<std::string> file_name;  // Its last component only; set for files.
  std::string_view content_type;         // "" when not told.
  std::string_view bytes;
};

// The boundary in a Content-Type of multipart/form-data, "" when there is none or it is not
// allowed.
std::string multipart_boundary(std::string_view content_type);

// The parts of a body. Nothing when it is malformed: no end, a part without a name, more than
// `max_parts`, a part header over 8 KB. Never throws.
std::optional<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary,
                                                 std::size_t max_parts = 100);

}  // namespace coloquio::web
