// Paths and queries with any bytes: what is accepted survives being written and read again.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "web/response.h"
#include "web/url.h"

namespace {

void require(bool truth) {
  if (!truth) std::abort();
}

void check_path(std::string_view input) {
  using namespace coloquio::web;
  const auto path = decode_path(input);
  if (!path) return;
  require(path->front() == '/');
  require(path->find("//") == std::string::npos && path->find('\0') == std::string::npos);
  require(path->find("/../") == std::string::npos && !path->ends_with("/.."));
  require(decode_path(encode_path(*path)) == *path);
}

void check_query(std::string_view input) {
  using namespace coloquio::web;
  const auto pairs = parse_query(input);
  require(pairs.size() <= 256);
  std::string again;
  for (const auto& [name, value] : pairs) again += encode(name) + "=" + encode(value) + "&";
  require(parse_query(again) == pairs);
}

void check_redirect(std::string_view input) {
  using namespace coloquio::web;
  const std::string to{see_other(input).header_value("Location")};
  require(to.front() == '/' && !to.starts_with("//") && !to.starts_with("/\\"));
  require(std::none_of(to.begin(), to.end(), [](char c) { return c >= 0 && c < 0x20; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  check_path(input);
  check_query(input);
  check_redirect(input);
  return 0;
}
