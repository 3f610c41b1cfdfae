#pragma once

#include <array>
#include <atomic>
#include <boost/describe.hpp>
#include <cstdint>
#include <vector>

#include "community/context.h"

namespace coloquio::community {

// What became of similar conversations that were offered while a question was typed. One question
// counts at most once as offered and once as asked_anyway; opened counts each link that was
// followed.
enum class SuggestionOutcome { offered, opened, asked_anyway };
BOOST_DESCRIBE_ENUM(SuggestionOutcome, offered, opened, asked_anyway)

struct SuggestionCount {
  std::int64_t day = 0;  // Since 1970, UTC.
  std::int64_t offered = 0;
  std::int64_t opened = 0;
  std::int64_t asked_anyway = 0;
};
BOOST_DESCRIBE_STRUCT(SuggestionCount, (), (day, offered, opened, asked_anyway))

// Counts without personal data. Counting costs nothing: it is gathered in memory and written by
// flush() once a minute, so that a crash may lose a minute of it. Any thread.
class Suggestions {
 public:
  explicit Suggestions(Context& context) : context_(context) {}

  void count(SuggestionOutcome outcome);
  void flush();
  // Of the last `days` (1 to 366) days that have any, newest first. As of the last flush.
  std::vector<SuggestionCount> of_days(int days);

 private:
  Context& context_;
  std::array<std::atomic<std::int64_t>, 3> waiting_{};  // By outcome.
};

}  // namespace coloquio::community
