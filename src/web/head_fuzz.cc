// Request heads and bodies with any bytes: what is accepted has one length, one host and a target
// of this site.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "web/http_reader.h"

namespace {

void require(bool truth) {
  if (!truth) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coloquio::web;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::size_t searched = 0;
  const auto end = HttpReader::end_of_head(input, searched);
  if (end == 0) return 0;
  HttpReader reader(16 * 1024);
  if (reader.read_head(input.substr(0, end)) != 0) return 0;
  const auto& head = reader.head();
  require(head.target.starts_with('/'));
  require(head.is_http_10 || !head.host.empty());
  for (const auto& [name, value] : head.fields) {
    require(std::none_of(value.begin(), value.end(),
                         [](char c) { return c == '\r' || c == '\n' || c == '\0'; }));
  }
  if (!head.has_body) return 0;
  reader.limit_body(4096);
  std::string body;
  const auto rest = input.substr(end);
  require(reader.read_body(rest, body) <= rest.size());
  require(body.size() <= 4096 && body.size() <= rest.size());
  return 0;
}
