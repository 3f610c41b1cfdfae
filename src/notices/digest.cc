#include "notices/digest.h"

#include <algorithm>

#include "notices/store.h"
#include "people/service.h"

namespace coloquio::notices {
namespace {

constexpr auto every = std::chrono::hours{6};
constexpr int piece = 200;  // Accounts looked at together.
constexpr auto given_up = std::chrono::days{180};
constexpr std::size_t told = 5;     // Of each kind.
constexpr int looked_through = 60;  // Of the newest.

std::optional<std::chrono::days> period_of(DigestEvery wanted) {
  switch (wanted) {
    case DigestEvery::daily:
      return std::chrono::days{1};
    case DigestEvery::weekly:
      return std::chrono::days{7};
    case DigestEvery::monthly:
      return std::chrono::days{30};
    case DigestEvery::never:
      return std::nullopt;
  }
  return std::nullopt;
}

std::int64_t interest(const community::Conversation& c) { return c.replies + 2 * c.me_too; }

}  // namespace

void Digest::work_for(jobs::Queue& queue) {
  queue.repeat("notices.digest", every, [this](const jobs::Job&) -> Result<> {
    send_due();
    return {};
  });
}

int Digest::send_due() {
  const auto now = parts_.clock.now();
  int written = 0;
  AccountId after{};
  while (true) {
    const auto accounts = parts_.database.read([&](db::Connection& db) {
      return people::accounts_seen_between(db, now - given_up, now - std::chrono::days{1}, after,
                                           piece);
    });
    for (const auto& account : accounts) written += handle(account, now) ? 1 : 0;
    if (accounts.size() < static_cast<std::size_t>(piece)) return written;
    after = accounts.back().id;
  }
}

bool Digest::handle(const people::Account& account, Instant now) {
  Preferences wanted;
  std::optional<Instant> last;
  bool bounces = false;
  parts_.database.read([&](db::Connection& db) {
    wanted = find_preferences(db, account.person, parts_.site_zone);
    last = last_digest(db, account.person);
    bounces =
        mail::bounce_score(db, account.email, now - mail::bounce_memory) >= mail::bounce_limit;
  });
  const auto period = period_of(wanted.digest);
  const auto seen = account.last_seen_at.value_or(account.created_at);
  if (!period || bounces || seen > now - *period || (last && *last > now - *period)) return false;
  if (account.suspended_until && *account.suspended_until > now) return false;
  if (quiet_until(wanted, now)) return false;  // The next round comes after them.

  Viewer viewer;
  viewer.account = account.id;
  viewer.person = account.person;
  viewer.permissions = people::permissions_of(account.role);
  viewer.language = account.language;
  const auto missed = missed_by(viewer, std::max(seen, last.value_or(seen)));
  if (missed.empty()) return false;
  const auto person = parts_.database.read(
      [&](db::Connection& db) { return people::find_person(db, account.person); });
  const auto draft = parts_.mailer.compose(
      {.to = account.email,
       .name = person ? person->name : "",
       .language = account.language,
       .kind = "digest",
       .link = "/",
       .args = {},
       .quote = missed,
       .unsubscribe = "/unsubscribe/" + parts_.preferences.key_for(account.person)});
  parts_.database.write([&](db::Transaction& tx) {
    save_digest(tx, account.person, now);
    parts_.mailer.enqueue(tx, draft);
  });
  return true;
}

std::string Digest::missed_by(const Viewer& viewer, Instant since) {
  community::ListQuery newest;
  newest.limit = looked_through;
  auto page = parts_.community.reading.list(viewer, newest);
  if (!page) return "";
  std::vector<community::Conversation> missed;
  for (auto& line : page->items) {
    const auto& c = line.conversation;
    if (c.active_at > since && c.author != viewer.person) missed.push_back(c);
  }
  std::stable_sort(missed.begin(), missed.end(),
                   [](const auto& a, const auto& b) { return interest(a) > interest(b); });
  // What was solved comes in its own half, so that both are told of.
  const auto solved = std::stable_partition(missed.begin(), missed.end(),
                                            [](const auto& c) { return !c.solved(); });
  std::string text;
  const auto tell = [&](auto from, auto to) {
    for (auto at = from; at != to && at - from < static_cast<std::ptrdiff_t>(told); ++at) {
      text += at->title + "\n" + parts_.public_url + path_of(*at) + "\n\n";
    }
  };
  tell(missed.begin(), solved);
  tell(solved, missed.end());
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace coloquio::notices
