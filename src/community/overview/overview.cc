#include "community/overview/overview.h"

#include <algorithm>
#include <array>

#include "community/overview/store.h"
#include "markup/plain_text.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr auto kKeepFor = std::chrono::seconds{60};
constexpr auto kWindow = std::chrono::days{30};
constexpr std::int64_t kShortAnswerBytes = 600;
constexpr std::size_t kAnswerCharacters = 160;

std::int64_t seconds_between(Instant from, Instant to) {
  return std::chrono::duration_cast<std::chrono::seconds>(to - from).count();
}

std::vector<Helper> thanks(db::Connection& db, const std::vector<SpaceId>& spaces, Instant since) {
  const auto top = overview::top_helpers(db, spaces, since, 3);
  std::vector<PersonId> ids;
  for (const auto& [person, count] : top) ids.push_back(person);
  const auto cards = people::cards(db, ids);
  std::vector<Helper> helpers;
  for (const auto& [person, count] : top)
    helpers.push_back({people::card_of(cards, person), count});
  return helpers;
}

std::optional<Exchange> newest_exchange(db::Connection& db, const std::vector<SpaceId>& spaces) {
  const auto pairs = overview::newest_solved(db, spaces, kShortAnswerBytes, 1);
  if (pairs.empty()) return std::nullopt;
  const auto& pair = pairs.front();
  const auto cards = people::cards(db, std::array{pair.asker, pair.helper});
  return Exchange{.url = path_of(pair.id, pair.slug),
                  .asked = pair.title,
                  .asker = people::card_of(cards, pair.asker),
                  .answered = markup::plain_text(pair.answer_markdown, kAnswerCharacters),
                  .helper = people::card_of(cards, pair.helper),
                  .seconds = seconds_between(pair.asked_at, pair.answered_at)};
}

}  // namespace

Summary Overview::summary(const Viewer& viewer, SpaceId root) {
  const auto spaces = directory_.visible_spaces(viewer).inside(root);
  auto summary = figures(spaces);
  // Never kept: what somebody removes or rewords must be gone from the home page at once.
  summary.exchange =
      context_.db.read([&](db::Connection& db) { return newest_exchange(db, spaces); });
  return summary;
}

Summary Overview::figures(const std::vector<SpaceId>& spaces) {
  const auto now = context_.clock.now();
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(spaces);
    if (found != kept_.end() && found->second.until > now) return found->second.summary;
  }
  auto summary = compute(spaces);
  const std::lock_guard lock(mutex_);
  if (kept_.size() > 100) kept_.clear();
  kept_[spaces] = {now + kKeepFor, summary};
  return summary;
}

Summary Overview::compute(const std::vector<SpaceId>& spaces) {
  const Instant since = context_.clock.now() - kWindow;
  return context_.db.read([&](db::Connection& db) {
    Summary summary;
    summary.solved = overview::count_solved(db, spaces);
    if (const auto micros = overview::median_first_reply_micros(db, spaces)) {
      summary.first_reply_seconds = *micros / 1'000'000;
    }
    summary.helpers = overview::count_helpers(db, spaces, since);
    summary.thanks = thanks(db, spaces, since);
    return summary;
  });
}

people::Person Overview::without_secrets(const Viewer& viewer, people::Person person) {
  const auto hidden = directory_.visible_spaces(viewer).hidden_secrets();
  if (hidden.empty()) return person;
  const auto deeds = context_.db.read(
      [&](db::Connection& db) { return overview::deeds_in(db, hidden, person.id); });
  person.posts -= deeds.posts;
  person.answers_accepted -= deeds.accepted;
  return person;
}

Result<people::Person> Overview::person(const Viewer& viewer, PersonId id) {
  auto found = context_.db.read([&](db::Connection& db) { return people::find_person(db, id); });
  if (!found) return fail(Kind::not_found, "errors.not_found");
  return without_secrets(viewer, std::move(*found));
}

std::optional<Overview::Silence> Overview::silence_of(PersonId id) {
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account_of(db, id); });
  if (!account || !account->silenced_until || *account->silenced_until <= context_.clock.now()) {
    return std::nullopt;
  }
  return Silence{*account->silenced_until, account->sanction_reason};
}

std::optional<AccountId> Overview::account_of(PersonId id) {
  const auto account =
      context_.db.read([&](db::Connection& db) { return people::find_account_of(db, id); });
  if (!account) return std::nullopt;
  return account->id;
}

}  // namespace coloquio::community
