#include "web/proxy.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace coloquio::web {
namespace {

using Address = std::array<std::uint8_t, 16>;

// IPv4 as ::ffff:a.b.c.d, so that both kinds are compared alike.
std::optional<Address> address_of(std::string_view text) {
  const std::string copy{text};
  Address out{};
  if (inet_pton(AF_INET6, copy.c_str(), out.data()) == 1) return out;
  out[10] = out[11] = 0xff;
  if (inet_pton(AF_INET, copy.c_str(), out.data() + 12) == 1) return out;
  return std::nullopt;
}

bool share_prefix(const Address& a, const Address& b, int bits) {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(whole), b.begin()))
    return false;
  if (bits % 8 == 0) return true;
  const int mask = 0xff << (8 - bits % 8);
  return ((a[whole] ^ b[whole]) & mask & 0xff) == 0;
}

bool is_ipv4(const Address& a) {
  return std::all_of(a.begin(), a.begin() + 10, [](auto byte) { return byte == 0; }) &&
         a[10] == 0xff && a[11] == 0xff;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const std::string_view text : networks) {
    const auto slash = text.find('/');
    const auto address = address_of(text.substr(0, slash));
    if (!address)
      throw std::runtime_error("trusted proxies: \"" + std::string{text} + "\" is no address");
    Network network{*address, 128};
    if (slash != std::string_view::npos) {
      const auto digits = text.substr(slash + 1);
      int bits = -1;
      std::from_chars(digits.data(), digits.data() + digits.size(), bits);
      const int most = is_ipv4(*address) ? 32 : 128;
      if (bits < 0 || bits > most) {
        throw std::runtime_error("trusted proxies: \"" + std::string{text} + "\" is no network");
      }
      network.bits = 128 - most + bits;
    }
    networks_.push_back(network);
  }
}

bool TrustedProxies::trusts(std::string_view ip) const {
  if (networks_.empty()) return false;
  const auto address = address_of(ip);
  return address && std::any_of(networks_.begin(), networks_.end(), [&](const auto& network) {
           return share_prefix(network.address, *address, network.bits);
         });
}

std::string TrustedProxies::client(std::string_view peer, std::string_view forwarded_for) const {
  auto last = peer;
  while (trusts(last) && !forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const bool only = comma == std::string_view::npos;
    const auto next = trim(only ? forwarded_for : forwarded_for.substr(comma + 1));
    if (!address_of(next)) break;
    last = next;
    forwarded_for = only ? std::string_view{} : forwarded_for.substr(0, comma);
  }
  return std::string{last};
}

bool is_loopback(std::string_view ip) {
  return ip == "::1" || ip.starts_with("127.") || ip.starts_with("::ffff:127.");
}

std::string limit_key(std::string_view ip) {
  const auto address = address_of(ip);
  if (!address || is_ipv4(*address)) return std::string{ip};
  auto household = *address;
  std::fill(household.begin() + 8, household.end(), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, household.data(), text.data(), text.size());
  return text.data();
}

}  // namespace coloquio::web
