#include "base/log.h"

#include <gtest/gtest.h>

namespace coloquio {
namespace {

TEST(Log, WritesOneLineAnEvent) {
  testing::internal::CaptureStderr();
  log::info("started path={}", "/a\r\nforged {}\x1b[31m");
  const auto text = testing::internal::GetCapturedStderr();
  EXPECT_NE(text.find("Z info started path=/a\\x0d\\nforged {}\\x1b[31m\n"), std::string::npos)
      << text;
}

TEST(Log, LeavesOutWhatIsBelowItsLevel) {
  testing::internal::CaptureStderr();
  log::set_level(log::Level::error);
  log::warning("quiet");
  log::error("loud");
  log::set_level(log::Level::info);
  const auto text = testing::internal::GetCapturedStderr();
  EXPECT_EQ(text.find("quiet"), std::string::npos);
  EXPECT_NE(text.find("error loud"), std::string::npos);
}

TEST(Log, KnowsItsLevelsByName) {
  auto level = log::Level::info;
  EXPECT_TRUE(log::parse_level("warning", level));
  EXPECT_EQ(level, log::Level::warning);
  EXPECT_FALSE(log::parse_level("loud", level));
}

}  // namespace
}  // namespace coloquio
