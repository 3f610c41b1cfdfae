// Multipart bodies with any bytes: the first line is the Content-Type, the rest the body.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "web/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coloquio::web;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.substr(0, input.find('\n'));
  const auto body = input.substr(std::min(line.size() + 1, input.size()));
  const auto boundary = multipart_boundary(line);
  const auto parts = parse_multipart(body, boundary);
  if (!parts) return 0;
  if (boundary.empty() || parts->size() > 100) std::abort();
  for (const auto& part : *parts) {
    // A part never holds its own border, nor bytes from outside of the body.
    if (part.bytes.find("\r\n--" + boundary) != std::string_view::npos) std::abort();
    if (!part.bytes.empty() &&
        (part.bytes.data() < body.data() ||
         part.bytes.data() + part.bytes.size() > body.data() + body.size())) {
      std::abort();
    }
    if (part.file_name && part.file_name->find('/') != std::string::npos) std::abort();
  }
  return 0;
}
