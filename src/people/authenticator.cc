#include "people/authenticator.h"

#include <algorithm>

#include "base/log.h"
#include "db/enum_name.h"
#include "people/secrets.h"
#include "web/cookie.h"

namespace coloquio::people {
namespace {

constexpr auto kCopyLives = std::chrono::seconds{60};
constexpr auto kSeenCoarse =
    std::chrono::minutes{10};  // Writes for the same key lie this far apart.
constexpr auto kSweepEvery = std::chrono::hours{1};
constexpr auto kWriteEvery = std::chrono::seconds{60};

Viewer viewer_of(const KeyHolder& holder, bool by_token, Instant now) {
  const Account& account = holder.account;
  Permissions permissions = permissions_of(account.role);
  if (by_token) {
    permissions = permissions & permissions_of(holder.scope);
  } else {
    permissions.remove(
        Permission::no_limits);  // A browser is a person: limits protect the account.
  }
  if (account.silenced_until && *account.silenced_until > now) {
    permissions.remove(Permission::post);
    permissions.remove(Permission::vote);
  }
  return {.account = account.id,
          .person = account.person,
          .permissions = permissions,
          .language = account.language,
          .role = name_of(account.role),
          .by_token = by_token,
          .newcomer = is_newcomer(account, holder.posts, holder.trust_level, now),
          .confined = account.role == Role::partner,
          .trust_level = holder.trust_level};
}

// How long a copy says the truth: at most a minute, and not beyond a moment at which it changes by
// itself.
Instant good_until(const KeyHolder& holder, Instant now) {
  Instant until = now + kCopyLives;
  const auto not_beyond = [&](std::optional<Instant> moment) {
    if (moment && *moment > now) until = std::min(until, *moment);
  };
  not_beyond(holder.expires_at);
  not_beyond(holder.account.silenced_until);
  not_beyond(holder.account.suspended_until);
  not_beyond(holder.account.created_at + newcomer_age);
  return until;
}

std::string_view bearer(const web::Request& request) {
  constexpr std::string_view kScheme = "bearer ";
  std::string_view header = request.header("authorization");
  if (header.size() <= kScheme.size()) return {};
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    if ((header[i] | 0x20) != kScheme[i]) return {};
  }
  header.remove_prefix(kScheme.size());
  return header;
}

bool only_looks(web::Method method) {
  return method == web::Method::get || method == web::Method::head ||
         method == web::Method::options;
}

}  // namespace

KeyAuthenticator::KeyAuthenticator(db::Database& database, const Clock& clock)
    : database_(database), clock_(clock) {}

KeyAuthenticator::~KeyAuthenticator() { stop(); }

Result<> KeyAuthenticator::identify(web::Request& request) {
  const bool by_token = !request.header("authorization").empty();
  const std::string_view key =
      by_token ? bearer(request) : request.cookie(web::session_cookie_name(request.secure));
  if (key.empty() && !by_token) return {};

  const std::string hash = hash_of(key);
  const auto known = look_up(hash, by_token);
  if (!known) {
    if (by_token) return fail(Kind::unauthenticated, "people.bad_token");
    return {};  // An old cookie: a guest.
  }
  if (known->suspended_until && *known->suspended_until > clock_.now()) {
    return fail(Kind::forbidden, "people.suspended");
  }
  if (by_token && known->scope == Scope::read && !only_looks(request.method)) {
    return fail(Kind::forbidden, "people.token_only_reads");
  }
  const auto asked = request.viewer.language;
  request.viewer = known->viewer;
  // A program speaks for many people: each of its requests may say which language it wants.
  if (by_token && !request.header("accept-language").empty()) request.viewer.language = asked;
  request.person_name = known->name;
  request.theme = known->theme;
  if (!by_token) {
    request.csrf = known->csrf;
    request.session_hash = hash;
  }
  note_use(hash, *known);
  return {};
}

std::shared_ptr<const KnownKey> KeyAuthenticator::look_up(const std::string& hash, bool by_token) {
  const Instant now = clock_.now();
  auto known = cache_.find(hash, now);
  if (!known) {
    const auto generation = cache_.generation();
    const auto holder = database_.read([&](db::Connection& c) {
      return by_token ? find_token_holder(c, hash) : find_session_holder(c, hash);
    });
    if (!holder) return nullptr;
    known = std::make_shared<const KnownKey>(
        KnownKey{.viewer = viewer_of(*holder, by_token, now),
                 .name = holder->name,
                 .theme = holder->account.theme == Theme::system
                              ? ""
                              : std::string(db::to_name(holder->account.theme)),
                 .csrf = holder->csrf,
                 .scope = holder->scope,
                 .suspended_until = holder->account.suspended_until,
                 .expires_at = holder->expires_at,
                 .good_until = good_until(*holder, now),
                 .seen_at = holder->seen_at});
    cache_.keep(hash, known, generation);
  }
  // A session's key is no token and the other way round.
  if (known->viewer.by_token != by_token) return nullptr;
  if (known->expires_at && *known->expires_at <= now) return nullptr;
  return known;
}

void KeyAuthenticator::note_use(const std::string& hash, const KnownKey& known) {
  const Instant now = clock_.now();
  if (known.seen_at && now - *known.seen_at < kSeenCoarse) return;
  const std::lock_guard lock(mutex_);
  used_[hash] = {known.viewer.by_token, now};
}

void KeyAuthenticator::write_seen() {
  const Instant now = clock_.now();
  std::unordered_map<std::string, Use> used;
  {
    const std::lock_guard lock(mutex_);
    used.swap(used_);
    if (used.empty() && now - swept_at_ < kSweepEvery) return;
    swept_at_ = now;
  }
  database_.write([&](db::Transaction& tx) {
    for (const auto& [hash, use] : used) {
      if (use.by_token) {
        touch_token(tx, hash, use.at);
      } else {
        touch_session(tx, hash, use.at, use.at + session_lifetime);
      }
    }
    delete_expired_keys(tx, now);
  });
}

void KeyAuthenticator::start() {
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kWriteEvery, [this] { return stopping_; })) {
      lock.unlock();
      try {
        write_seen();
      } catch (const std::exception& e) {
        log::warning("when keys were last used was not written: {}", e.what());
      }
      lock.lock();
    }
  });
}

void KeyAuthenticator::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

}  // namespace coloquio::people
