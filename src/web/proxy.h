#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coloquio::web {

// Which neighbours may tell us whom they speak for: addresses and networks ("10.0.0.0/8", "::1").
// Immutable; any thread.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  // Throws std::runtime_error naming what is no address.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool trusts(std::string_view ip) const;
  // The client behind X-Forwarded-For: the last address that is not one of ours. `peer` itself when
  // it is not trusted.
  std::string client(std::string_view peer, std::string_view forwarded_for) const;
  bool empty() const { return networks_.empty(); }

 private:
  struct Network {
    std::array<std::uint8_t, 16> address{};
    int bits = 128;
  };
  std::vector<Network> networks_;
};

bool is_loopback(std::string_view ip);
// What limits count by: IPv4 whole, of IPv6 the /64 that one household has.
std::string limit_key(std::string_view ip);

}  // namespace coloquio::web
