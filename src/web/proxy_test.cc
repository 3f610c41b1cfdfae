#include "web/proxy.h"

#include <gtest/gtest.h>

#include "web/connection.h"

namespace coloquio::web {
namespace {

TEST(TrustedProxies, KnowAddressesAndNetworks) {
  const TrustedProxies proxies({"10.0.0.0/8", "192.0.2.7", "2001:db8::/33", "::1"});
  for (const auto* ip : {"10.255.1.2", "::ffff:10.0.0.1", "192.0.2.7", "2001:db8:7fff::1", "::1"}) {
    EXPECT_TRUE(proxies.trusts(ip)) << ip;
  }
  for (const auto* ip : {"11.0.0.1", "192.0.2.8", "2001:db8:8000::1", "::2", "", "localhost"}) {
    EXPECT_FALSE(proxies.trusts(ip)) << ip;
  }
  EXPECT_FALSE(TrustedProxies().trusts("127.0.0.1"));
}

TEST(TrustedProxies, AreRefusedWhenTheyAreNoAddresses) {
  for (const auto* text : {"localhost", "10.0.0.0/33", "10.0.0.0/", "::/129", ""}) {
    EXPECT_THROW(TrustedProxies({text}), std::runtime_error) << text;
  }
}

TEST(TrustedProxies, AreNotFooledByWhatTheClientSays) {
  const TrustedProxies proxies({"10.0.0.0/8"});
  EXPECT_EQ(proxies.client("10.0.0.1", "198.51.100.7"), "198.51.100.7");
  EXPECT_EQ(proxies.client("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.2"), "198.51.100.7");
  EXPECT_EQ(proxies.client("10.0.0.1", "1.2.3.4, unknown"), "10.0.0.1");
  EXPECT_EQ(proxies.client("10.0.0.1", ""), "10.0.0.1");
  EXPECT_EQ(proxies.client("192.0.2.1", "1.2.3.4"), "192.0.2.1");
}

TEST(Census, CountsByAddressButNotNeighboursWeTrust) {
  Limits limits;
  limits.connections_per_ip = 2;
  const TrustedProxies proxies({"10.0.0.1"});
  Census census(limits, proxies);
  EXPECT_TRUE(census.enter("192.0.2.1") && census.enter("192.0.2.1"));
  EXPECT_FALSE(census.enter("192.0.2.1"));
  census.leave("192.0.2.1");
  EXPECT_TRUE(census.enter("192.0.2.1"));
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(census.enter("10.0.0.1") && census.enter("127.0.0.1"));
  EXPECT_EQ(census.total(), 12);
}

}  // namespace
}  // namespace coloquio::web
