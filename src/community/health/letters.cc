#include "community/health/letters.h"

#include <array>

#include "base/json.h"
#include "community/days.h"
#include "community/health/store.h"
#include "community/missions/figure_words.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::array roles{people::Role::moderator, people::Role::manager,
                           people::Role::administrator};
constexpr auto hour_of_writing = std::chrono::hours{7};  // UTC.
constexpr std::int64_t last_day_of_writing = 2;          // Wednesday, counted from Monday.

struct Planned {
  SpaceId space{};
  AccountId account{};
  std::int64_t week = 0;
};
BOOST_DESCRIBE_STRUCT(Planned, (), (space, account, week))

// 1970-01-01 was a Thursday.
std::int64_t days_since_monday(std::int64_t day) { return (day + 3) % 7; }

Viewer viewer_of(const people::Account& account) {
  Viewer viewer;
  viewer.account = account.id;
  viewer.person = account.person;
  viewer.permissions = people::permissions_of(account.role);
  viewer.language = account.language;
  viewer.role = people::name_of(account.role);
  return viewer;
}

}  // namespace

void Letters::plan() {
  const auto now = clock_.now();
  const auto today = day_of(now);
  const auto week = today - days_since_monday(today);
  if (days_since_monday(today) > last_day_of_writing) return;
  if (now < start_of_day(week) + hour_of_writing) return;
  const auto staff = db_.read([&](db::Connection& db) {
    auto all = people::colleagues(db, roles, now);
    std::erase_if(all, [&](const people::Colleague& one) {
      return !health::wants_letters(db, one.account.id);
    });
    return all;
  });
  for (const auto& one : staff) {
    for (const auto& space : community_.spaces.list(viewer_of(one.account))) {
      if (space.parent || space.state != SpaceState::open) continue;
      const Planned planned{space.id, one.account.id, week};
      const jobs::JobId job{ids_.next()};
      db_.write([&](db::Transaction& tx) {
        if (!health::plan_letter(tx, space.id, one.account.id, week, now)) return;
        jobs::enqueue(tx, {.id = job,
                           .kind = "health.letter",
                           .payload = to_json(planned),
                           .run_at = now,
                           .attempts = 0});
      });
    }
  }
}

Result<> Letters::write(const jobs::Job& job) {
  const auto read = from_json<Planned>(job.payload);
  if (!read) return fail(read.error());
  const Planned& planned = *read;
  std::optional<people::Account> account;
  std::string name;
  const bool wanted = db_.read([&](db::Connection& db) {
    account = people::find_account(db, planned.account);
    if (!account) return false;
    const auto person = people::find_person(db, account->person);
    if (person) name = person->name;
    return health::wants_letters(db, planned.account);
  });
  if (!wanted) return {};
  const auto viewer = viewer_of(*account);
  std::string slug;
  for (const auto& space : community_.spaces.list(viewer)) {
    if (space.id == planned.space) slug = space.slug;
  }
  const auto health = community_.health.show(viewer, slug);
  if (!health) return {};  // Neither role nor community is what it was on Monday.

  const auto draft = mailer_.compose({.to = account->email,
                                      .name = name,
                                      .language = account->language,
                                      .kind = "health",
                                      .link = path_of(health->community) + "/health",
                                      .args = {{"community", health->community.title},
                                               {"summary", in_words(*health, account->language)},
                                               {"off", site_.public_url + "/settings/letters"}}});
  const auto now = clock_.now();
  db_.write([&](db::Transaction& tx) {
    if (!health::tick_off_letter(tx, planned.space, planned.account, planned.week, now)) return;
    mailer_.enqueue(tx, draft);
  });
  return {};
}

std::string Letters::in_words(const HealthView& health, Language language) const {
  const auto& messages = Messages::embedded();
  std::string text;
  const auto add = [&](const std::string& sentence) {
    if (!sentence.empty()) text.append(text.empty() ? "" : " ").append(sentence);
  };
  const auto count = [&](const char* key, std::size_t number) {
    if (number > 0) {
      add(messages.say(language, key, {{"count", static_cast<std::int64_t>(number)}}));
    }
  };
  if (health.mission) {
    add(figure_sentence(messages, language, *health.mission));
    add(target_sentence(messages, language, health.mission->mission));
  }
  const auto waiting = health.unanswered.all();
  add(waiting == 0 ? messages.say(language, "health.letter_all_answered")
                   : messages.say(language, "health.letter_unanswered", {{"count", waiting}}));
  count("health.letter_old",
        static_cast<std::size_t>(health.unanswered.month + health.unanswered.older));
  count("health.letter_dying", health.dying.size());
  count("health.letter_leaving", health.leaving.size());
  if (!health.missed.empty()) {
    add(messages.say(language, "health.letter_missed", {{"query", health.missed.front().query}}));
  }
  return text;
}

}  // namespace coloquio::community
