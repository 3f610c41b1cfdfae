#include "community/visits/visits.h"

#include <algorithm>
#include <functional>

#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/days.h"
#include "community/visits/query_privacy.h"
#include "web/robots.h"

namespace coloquio::community {
namespace {

constexpr std::int64_t days_kept = 400;
constexpr std::int64_t days_shown = 30;

}  // namespace

Visits::Visits(Context& context, Directory& directory)
    : context_(context),
      directory_(directory),
      footfall_(context.clock),
      searches_(context.clock),
      opinions_(context.clock) {}

void Visits::searched(const web::Looker& looker, std::string_view query, bool found) {
  if (web::is_robot(looker.user_agent)) return;
  const auto counted = countable(query);
  if (!counted) return;
  const auto visitor = footfall_.visitor(looker);
  if (footfall_.is_first(visitor, std::hash<std::string>{}(*counted))) {
    searches_.searched(visitor, *counted, found);
  }
}

Result<Conversation> Visits::helped(const Viewer& viewer, const web::Looker& looker, MessageId id,
                                    bool helped) {
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  const auto message = context_.db.read([&](db::Connection& db) {
    auto found = find_message(db, id);
    if (found) conversation = find_conversation(db, found->conversation);
    return found;
  });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  if (auto stands = standing(viewer, message); !stands) return fail(stands.error());
  if (conversation->accepted != id) return fail(Kind::conflict, "visits.not_accepted");
  if (!viewer.is_guest() && message->author == viewer.person) {
    return fail(Kind::forbidden, "visits.own_answer");
  }
  if (!web::is_robot(looker.user_agent)) {
    opinions_.say(footfall_.visitor(looker), conversation->id, id, helped);
  }
  return std::move(*conversation);
}

void Visits::write_down() {
  const auto day = day_of(context_.clock.now());
  write_visits(day);
  write_opinions();
  write_searches(day);
}

void Visits::write_visits(std::int64_t day) {
  const auto counts = footfall_.take();
  if (counts.empty()) return;
  try {
    context_.db.write([&](db::Transaction& tx) { add_visits(tx, counts, day); });
  } catch (...) {
    footfall_.give_back(counts);
    throw;
  }
}

void Visits::write_opinions() {
  const auto counts = opinions_.take();
  if (counts.empty()) return;
  try {
    context_.db.write([&](db::Transaction& tx) { add_opinions(tx, counts); });
  } catch (...) {
    opinions_.give_back(counts);
    throw;
  }
}

void Visits::write_searches(std::int64_t day) {
  if (const auto unknown = searches_.unknown(); !unknown.empty()) {
    searches_.known(
        context_.db.read([&](db::Connection& db) { return known_queries(db, unknown); }));
  }
  const auto counts = searches_.take();
  if (counts.empty()) return;
  try {
    context_.db.write([&](db::Transaction& tx) { add_searches(tx, counts, day); });
  } catch (...) {
    searches_.give_back(counts);
    throw;
  }
}

void Visits::forget_old() {
  const auto oldest = day_of(context_.clock.now()) - days_kept;
  context_.db.write([&](db::Transaction& tx) { forget_before(tx, oldest); });
}

Result<std::vector<VisitsOfDay>> Visits::days(const Viewer& viewer, std::string_view space,
                                              std::optional<Instant> from,
                                              std::optional<Instant> to) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* found = visible.find(space);
  if (found == nullptr) return fail(Kind::not_found, "community.space_not_found");
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto spaces = visible.inside(visible.map().root_of(found->id));
  const auto last = day_of(to.value_or(context_.clock.now()));
  const auto first = std::max(from ? day_of(*from) : last - days_shown + 1, last - days_kept + 1);
  return context_.db.read(
      [&](db::Connection& db) { return visits_by_day(db, spaces, first, last); });
}

Result<std::vector<SearchCount>> Visits::searches(const Viewer& viewer, SearchOrderBy order,
                                                  int limit) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto since = day_of(context_.clock.now()) - days_shown + 1;
  return context_.db.read([&](db::Connection& db) {
    return top_searches(db, since, order, std::clamp(limit, 1, 100));
  });
}

}  // namespace coloquio::community
