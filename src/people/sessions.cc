#include "people/sessions.h"

#include <array>
#include <utility>

#include "people/key_store.h"
#include "people/secrets.h"

namespace coloquio::people {
namespace {

struct Sign {
  std::string_view part;
  std::string_view name;
};

std::string_view first_of(std::string_view text, std::span<const Sign> signs) {
  for (const auto& sign : signs) {
    if (text.find(sign.part) != std::string_view::npos) return sign.name;
  }
  return {};
}

}  // namespace

std::string device_in_words(std::string_view user_agent) {
  // In this order: Edge and Opera call themselves Chrome too, and Chrome Safari.
  static constexpr std::array kBrowsers{
      Sign{"Edg", "Edge"},        Sign{"OPR/", "Opera"},    Sign{"SamsungBrowser", "Samsung"},
      Sign{"Firefox", "Firefox"}, Sign{"FxiOS", "Firefox"}, Sign{"CriOS", "Chrome"},
      Sign{"Chrome", "Chrome"},   Sign{"Safari", "Safari"}};
  static constexpr std::array kSystems{Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"},
                                       Sign{"iPad", "iPad"},       Sign{"Windows", "Windows"},
                                       Sign{"Mac OS X", "macOS"},  Sign{"Linux", "Linux"}};
  std::string words(first_of(user_agent, kBrowsers));
  const auto system = first_of(user_agent, kSystems);
  if (!words.empty() && !system.empty()) words += ", ";
  return words.append(system);
}

NewSession Sessions::prepare(std::string_view user_agent) const {
  const Instant now = ground_.clock.now();
  std::string key = random_key();
  std::string hash = hash_of(key);
  return {.key = std::move(key),
          .hash = std::move(hash),
          .csrf = random_key(),
          .session = {.id = SessionId{ground_.ids.next()},
                      .device = device_in_words(user_agent),
                      .created_at = now,
                      .last_seen_at = now,
                      .expires_at = now + session_lifetime,
                      .current = true}};
}

void Sessions::open(db::Transaction& tx, AccountId account, const NewSession& fresh,
                    std::string_view replaces) const {
  if (!replaces.empty()) delete_session(tx, replaces);
  insert_session(tx, fresh.hash, fresh.csrf, account, fresh.session);
  tx.after_commit(
      [&authenticator = ground_.authenticator, account] { authenticator.forget(account); });
}

Result<std::vector<Session>> Sessions::list(const Viewer& viewer,
                                            std::string_view current_hash) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  return ground_.database.read([&](db::Connection& c) {
    return list_sessions(c, viewer.account, current_hash, ground_.clock.now());
  });
}

Result<> Sessions::end(const Viewer& viewer, SessionId id) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  return ground_.database.write([&](db::Transaction& tx) -> Result<> {
    // Of this account only: somebody else's is as good as none.
    if (delete_session(tx, viewer.account, id) == 0)
      return fail(Kind::not_found, "errors.not_found");
    tx.after_commit([this, account = viewer.account] { ground_.authenticator.forget(account); });
    return {};
  });
}

Result<> Sessions::end_others(const Viewer& viewer, std::string_view current_hash) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  ground_.database.write([&](db::Transaction& tx) {
    delete_sessions(tx, viewer.account, current_hash);
    tx.after_commit([this, account = viewer.account] { ground_.authenticator.forget(account); });
  });
  return {};
}

void Sessions::sign_out(const Viewer& viewer, std::string_view current_hash) const {
  if (current_hash.empty()) return;
  ground_.database.write([&](db::Transaction& tx) {
    delete_session(tx, current_hash);
    tx.after_commit([this, account = viewer.account] { ground_.authenticator.forget(account); });
  });
}

}  // namespace coloquio::people
