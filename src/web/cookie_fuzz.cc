// Cookie headers and values with any bytes: nothing that is read or written can start a new cookie
// attribute or a new header line.
#include <cstdint>
#include <cstdlib>

#include "web/cookie.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coloquio::web;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto cookies = parse_cookies(input);
  if (cookies.size() > 64) std::abort();
  for (const auto& [name, value] : cookies) {
    if (name.empty() || (name + value).find_first_of("; ,\r\n\t\"") != std::string::npos)
      std::abort();
  }
  Response response;
  set_cookie(response, "session", input, true, std::chrono::hours{1});
  const std::string line{response.header_value("Set-Cookie")};
  const auto end = line.find(';');
  if (line.substr(end) != "; Path=/; SameSite=Lax; Max-Age=3600; HttpOnly; Secure") std::abort();
  return 0;
}
