#include "web/digest.h"

#include <sodium.h>

#include <array>

namespace coloquio::web {

std::string digest(std::string_view text, std::size_t bytes) {
  std::array<unsigned char, crypto_generichash_BYTES> raw{};
  crypto_generichash(raw.data(), raw.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string out(bytes * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), raw.data(), bytes);
  out.pop_back();
  return out;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace coloquio::web
