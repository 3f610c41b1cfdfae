#include <algorithm>

#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/review/sight.h"
#include "db/audit.h"
#include "people/service.h"

// The queue as those see it who decide.
namespace coloquio::community {
namespace {

template <class T>
std::optional<T> found_in(const std::vector<T>& all, auto id) {
  const auto found = std::find_if(all.begin(), all.end(), [id](const T& t) { return t.id == id; });
  if (found == all.end()) return std::nullopt;
  return *found;
}

std::vector<Outcome> outcomes_for(const Viewer& viewer, const ReviewItem& item) {
  std::vector<Outcome> outcomes;
  for (const auto outcome :
       {Outcome::kept, Outcome::approved, Outcome::upheld, Outcome::removed, Outcome::refused,
        Outcome::overturned, Outcome::silenced, Outcome::suspended}) {
    if (!fits(item.kind, outcome)) continue;
    if (sanctions(outcome) && !viewer.may(Permission::sanction)) continue;
    outcomes.push_back(outcome);
  }
  return outcomes;
}

}  // namespace

Review::Sight Review::sight_of(const Viewer& viewer) {
  auto visible = directory_.visible_spaces(viewer);
  auto spaces = visible.moderated();
  // What belongs to no space is for those whose role it is.
  if (viewer.may(Permission::moderate)) spaces.insert(spaces.begin(), SpaceId{});
  return {std::move(visible), std::move(spaces)};
}

bool Review::takes_part(const Viewer& viewer) { return !sight_of(viewer).spaces.empty(); }

Result<Page<ReviewView>> Review::list(const Viewer& viewer, const ReviewQuery& query) {
  auto sight = sight_of(viewer);
  QueueFilter filter{
      .spaces = sight.spaces, .kind = query.kind, .decided = query.decided.value_or(false)};
  if (query.space && !query.space->empty()) {
    const auto* space = sight.visible.find(*query.space);
    if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
    filter.spaces = sight.visible.inside(space->id);
    std::erase_if(filter.spaces, [&](SpaceId id) { return !sight.has(id); });
  }
  ReviewId after{};
  parse_id(query.after.value_or(""), after);
  const int limit = std::clamp(query.limit.value_or(20), 1, 100);
  return context_.db.read([&](db::Connection& db) {
    Page<ReviewView> page;
    auto items = list_items(db, filter, after, limit + 1);
    if (items.size() > static_cast<std::size_t>(limit)) {
      items.pop_back();
      page.next = to_string(items.back().id);
    }
    page.items = views(db, viewer, sight, std::move(items));
    return page;
  });
}

Result<ReviewView> Review::find(const Viewer& viewer, ReviewId id) {
  const auto sight = sight_of(viewer);
  return context_.db.read([&](db::Connection& db) -> Result<ReviewView> {
    auto item = find_item(db, id);
    if (!item || !sight.has(item->space)) return fail(Kind::not_found, "review.not_found");
    return std::move(views(db, viewer, sight, {std::move(*item)}).front());
  });
}

QueueCounts Review::count(const Viewer& viewer) {
  const auto sight = sight_of(viewer);
  if (sight.spaces.empty()) return {};
  QueueCounts counts;
  counts.by_kind = context_.db.read([&](db::Connection& db) {
    return count_items(db, sight.spaces, context_.clock.now() - review_alarm);
  });
  for (const auto& kind : counts.by_kind) {
    counts.open += kind.open;
    counts.overdue += kind.overdue;
  }
  return counts;
}

std::vector<ReviewView> Review::views(db::Connection& db, const Viewer& viewer, const Sight& sight,
                                      std::vector<ReviewItem> items) {
  const auto now = context_.clock.now();
  std::vector<PersonId> people;
  std::vector<ConversationId> ids;
  std::vector<std::vector<StoredReport>> reports;
  for (const auto& item : items) {
    people.push_back(item.person);
    if (item.claimed_by) people.push_back(*item.claimed_by);
    ids.push_back(item.conversation);
    reports.push_back(community::reports_of(db, item.id));
    for (const auto& one : reports.back()) people.push_back(one.report.reporter);
  }
  const auto cards = people::cards(db, people);
  const auto conversations = find_conversations(db, ids);

  std::vector<ReviewView> made;
  for (std::size_t i = 0; i < items.size(); ++i) {
    ReviewView view;
    auto& item = items[i];
    view.overdue = !item.decided_at && item.created_at < now - review_alarm;
    view.person = people::card_of(cards, item.person);
    if (item.claimed_by && item.claimed_at(now)) {
      view.claimer = people::card_of(cards, *item.claimed_by);
      view.mine = *item.claimed_by == viewer.person;
    }
    if (const auto* space = sight.visible.find(item.space)) view.space_title = space->title;
    if (const auto c = found_in(conversations, item.conversation)) view.title = c->title;
    if (item.kind == ReviewKind::message) {
      const auto message = find_message(db, item.conversation, item.message);
      if (message) view.text = message->body_markdown;
    } else if (item.kind == ReviewKind::held) {
      if (auto held = find_held(db, HeldId{item.subject})) {
        if (!held->title.empty()) view.title = held->title;
        view.text = std::move(held->body);
      }
    } else if (item.kind == ReviewKind::appeal) {
      view.statement = find_statement(db, StatementId{item.subject});
      if (view.statement) view.title = view.statement->title;
      if (const auto appeal = find_appeal(db, StatementId{item.subject})) view.text = appeal->text;
    }
    for (const auto& one : reports[i]) {
      view.reports.push_back({people::card_of(cards, one.report.reporter), one.report.reason,
                              one.report.note, one.report.created_at});
    }
    if (!item.decided_at) view.outcomes = outcomes_for(viewer, item);
    view.item = std::move(item);
    made.push_back(std::move(view));
  }
  return made;
}

Result<> Review::claim(const Viewer& viewer, ReviewId id) {
  const auto found = find(viewer, id);
  if (!found) return fail(found.error());
  if (found->item.decided_at) return fail(Kind::conflict, "review.decided");
  const auto now = context_.clock.now();
  const bool taken = context_.db.write([&](db::Transaction& tx) {
    return claim_item(tx, id, viewer.person, now, now + claim_lives);
  });
  if (!taken) return fail(Kind::conflict, "review.claimed");
  return {};
}

Result<> Review::release(const Viewer& viewer, ReviewId id) {
  if (const auto found = find(viewer, id); !found) return fail(found.error());
  context_.db.write([&](db::Transaction& tx) { release_item(tx, id, viewer.person); });
  return {};
}

Result<std::vector<people::PersonCard>> Review::moderators(const Viewer& viewer,
                                                           std::string_view slug) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  return context_.db.read([&](db::Connection& db) {
    std::vector<people::PersonCard> cards;
    const auto people = moderators_of(db, space->id);
    const auto known = people::cards(db, people);
    for (const auto id : people) cards.push_back(people::card_of(known, id));
    return cards;
  });
}

Result<> Review::set_moderator(const Viewer& viewer, std::string_view slug, PersonId person,
                               bool wanted) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(slug);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!people::find_account_of(tx, person)) return fail(Kind::not_found, "review.no_account");
    const bool changed = wanted ? add_moderator(tx, space->id, person, now)
                                : remove_moderator(tx, space->id, person);
    if (!changed) return {};
    db::audit(tx, {.id = audit_id,
                   .at = now,
                   .by = viewer.account,
                   .act = wanted ? "space.moderator_added" : "space.moderator_removed",
                   .subject = "space:" + to_string(space->id),
                   .before = "",
                   .after = "{\"person\":\"" + to_string(person) + "\"}",
                   .from = origin_of(viewer)});
    tx.after_commit([this] { directory_.changed(); });
    return {};
  });
}

}  // namespace coloquio::community
