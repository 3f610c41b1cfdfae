#include "web/sse.h"

#include <gmock/gmock.h>

namespace coloquio::web {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string id_of(const std::string& event) { return event.substr(4, event.find('\n') - 4); }

TEST(SseHub, GivesThoseWhoComeBackWhatTheyMissed) {
  SseHub hub;
  const auto first = hub.open("room", "", [] {});
  hub.publish("room", "", "one");
  const auto seen = id_of(first->take());
  hub.publish("room", "", "two");
  hub.close("room", first);
  const auto again = hub.open("room", seen, [] {});
  const auto missed = again->take();
  EXPECT_THAT(missed, HasSubstr("data: two\n"));
  EXPECT_THAT(missed, Not(HasSubstr("data: one\n")));
}

TEST(SseHub, DropsWhoDoesNotKeepUp) {
  SseHub hub;
  const auto slow = hub.open("room", "", [] {});
  for (int i = 0; i < 5; ++i) hub.publish("room", "", std::string(100'000, 'x'));
  EXPECT_TRUE(slow->overflowed());
}

TEST(SseHub, WakesAListenerOnceForSeveralEvents) {
  SseHub hub;
  int woken = 0;
  const auto stream = hub.open("room", "", [&] { ++woken; });
  hub.publish("room", "", "one");
  hub.publish("room", "", "two");
  EXPECT_EQ(woken, 1);
  stream->take();
  hub.publish("room", "", "three");
  EXPECT_EQ(woken, 2);
}

TEST(SseHub, TakesNoMoreListenersThanItMay) {
  SseHub hub(1);
  const auto first = hub.open("room", "", [] {});
  EXPECT_EQ(hub.open("room", "", [] {}), nullptr);
  hub.close("room", first);
  EXPECT_NE(hub.open("room", "", [] {}), nullptr);
}

TEST(SseHub, CannotBeMadeToSayMoreThanItWasTold) {
  SseHub hub;
  const auto stream = hub.open("room", "", [] {});
  hub.publish("room", "a\nid: 9", "b\r\nevent: c");
  EXPECT_THAT(
      stream->take(),
      testing::MatchesRegex("id: [0-9]+\nevent: aid: 9\ndata: b\ndata: \ndata: event: c\n\n"));
}

}  // namespace
}  // namespace coloquio::web
