#include "community/suggestions/suggestions.h"

#include <algorithm>

#include "db/enum_name.h"

namespace coloquio::community {
namespace {

std::int64_t day_of(Instant at) {
  return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

std::int64_t& member_of(SuggestionCount& count, SuggestionOutcome outcome) {
  switch (outcome) {
    case SuggestionOutcome::offered:
      return count.offered;
    case SuggestionOutcome::opened:
      return count.opened;
    case SuggestionOutcome::asked_anyway:
      return count.asked_anyway;
  }
  return count.offered;
}

}  // namespace

void Suggestions::count(SuggestionOutcome outcome) {
  waiting_[static_cast<std::size_t>(outcome)].fetch_add(1, std::memory_order_relaxed);
}

void Suggestions::flush() {
  std::array<std::int64_t, 3> taken{};
  for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = waiting_[i].exchange(0);
  if (std::all_of(taken.begin(), taken.end(), [](auto n) { return n == 0; })) return;
  const auto day = day_of(context_.clock.now());
  try {
    context_.db.write([&](db::Transaction& tx) {
      for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i] == 0) continue;
        tx.execute(
            "INSERT INTO suggestion_day (day, outcome, times) VALUES ($1, $2, $3) "
            "ON CONFLICT (day, outcome) DO UPDATE SET times = suggestion_day.times + $3",
            day, db::to_name(static_cast<SuggestionOutcome>(i)), taken[i]);
      }
    });
  } catch (...) {
    for (std::size_t i = 0; i < taken.size(); ++i) waiting_[i] += taken[i];  // For the next time.
    throw;
  }
}

std::vector<SuggestionCount> Suggestions::of_days(int days) {
  const auto since = day_of(context_.clock.now()) - std::clamp(days, 1, 366);
  return context_.db.read([&](db::Connection& db) {
    std::vector<SuggestionCount> counts;
    for (const auto& row :
         db.query("SELECT day, outcome, times FROM suggestion_day WHERE day > $1 ORDER BY day DESC",
                  since)) {
      const auto day = row.get<std::int64_t>(0);
      if (counts.empty() || counts.back().day != day) counts.push_back({.day = day});
      const auto outcome = db::name_or(row.get<std::string_view>(1), SuggestionOutcome::offered);
      member_of(counts.back(), outcome) = row.get<std::int64_t>(2);
    }
    return counts;
  });
}

}  // namespace coloquio::community
