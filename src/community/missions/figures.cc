#include "community/missions/figures.h"

#include <chrono>

#include "db/in_list.h"

namespace coloquio::community {
namespace {

constexpr auto kept_for = std::chrono::seconds{60};
constexpr std::size_t most_kept = 1000;
constexpr auto month = std::chrono::days{30};

KeyFigure share_solved(db::Connection& db, const std::vector<SpaceId>& spaces,
                       std::optional<Instant> since) {
  const db::InList in(spaces, 2);
  // Counted over the index conversation_created; a removed question was never asked.
  const auto rows = db.run(
      "SELECT COUNT(*), COUNT(accepted_message_id) FROM conversation WHERE kind = 'question' "
      "AND deleted_at IS NULL AND created_at >= $1 AND space_id IN (" +
          in.sql() + ")",
      in.after(since.value_or(Instant{})));
  KeyFigure figure;
  figure.denominator = rows.front().get<std::int64_t>(0);
  figure.numerator = rows.front().get<std::int64_t>(1);
  if (figure.denominator > 0) {
    figure.value = static_cast<double>(figure.numerator) / static_cast<double>(figure.denominator);
  }
  figure.since = since;
  return figure;
}

}  // namespace

KeyFigure Figures::figure(KeyFigureName name, Window window, const std::vector<SpaceId>& spaces) {
  const auto now = clock_.now();
  const auto generation = generation_.load();
  const Key key{window, spaces};
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && found->second.generation == generation &&
        now - found->second.figure.computed_at < kept_for) {
      return found->second.figure;
    }
  }
  const auto since = window == Window::month ? std::optional<Instant>{now - month} : std::nullopt;
  auto figure = db_.read([&](db::Connection& db) { return share_solved(db, spaces, since); });
  figure.name = name;
  figure.computed_at = now;
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most_kept) kept_.clear();
  kept_[key] = {generation, figure};
  return figure;
}

}  // namespace coloquio::community
