#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/missions/catalogue.h"
#include "community/missions/figures.h"
#include "community/missions/mission.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

inline constexpr int trend_weeks = 12;

// One week of a trend: the figure over the 30 days that ended with its last day that was measured.
struct TrendPoint {
  std::int64_t day = 0;  // The last one of the week (days.h).
  KeyFigure figure;      // Without value when nothing was measured.
};

// A figure of a community with all that is said of it.
struct FigureView {
  KeyFigureName name = KeyFigureName::share_solved;
  KeyFigure month;
  bool is_key = false;  // The one the mission chose; only then is there a target.
  std::optional<double> target;
  std::optional<std::string> target_date;
  std::vector<TrendPoint> trend;  // Oldest first, trend_weeks of them; empty in lists.
};

// One row behind a figure: a question, a conversation looked at, or a person.
struct FigureRow {
  std::string url;
  std::string title;          // The conversation's; the person's name.
  bool counted = false;       // Is in the numerator.
  std::int64_t amount = 0;    // Seconds to the first answer; visits; answers or messages.
  std::int64_t part = 0;      // Of visits: those with an accepted answer there.
  std::optional<Instant> at;  // When the question was asked.
};

// "How we measure it": figures with their trends and the rows behind them.
class Measures {
 public:
  Measures(Context& context, Directory& directory, Figures& figures)
      : context_(context), directory_(directory), figures_(figures) {}

  // Of the community that the space belongs to, the whole catalogue. Kind::not_found when the
  // viewer may not see the space.
  Result<std::vector<FigureView>> list(const Viewer& viewer, std::string_view space);
  // With its trend.
  Result<FigureView> show(const Viewer& viewer, std::string_view space, KeyFigureName name);
  // What was counted in the last 30 days, at most 100 a page. People are listed for members only:
  // Kind::unauthenticated for guests.
  Result<Page<FigureRow>> rows(const Viewer& viewer, std::string_view space, KeyFigureName name,
                               std::string_view after, int limit);

  // Writes down what every figure of every community with a mission is today, and, of weeks of
  // which nothing was written, what the rows still tell. Repeating it does no harm.
  void write_down();

 private:
  std::optional<SpaceId> community_of(const Viewer& viewer, std::string_view space);
  FigureView view(SpaceId community, KeyFigureName name, const std::optional<Mission>& mission);
  void write_down(SpaceId community, KeyFigureName name, std::int64_t today);

  Context& context_;
  Directory& directory_;
  Figures& figures_;
};

}  // namespace coloquio::community
