#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "db/enum_name.h"
#include "people/pages.h"
#include "web/url.h"

// The accounts of others, for administrators and (one at a time, without e-mail) moderators.
namespace coloquio::people {
namespace {

using web::Request;
using web::Response;

constexpr int kPage = 50;

std::string url_of(AccountId id) { return "/admin/accounts/" + to_string(id); }

struct AdminPages {
  const web::PageKit& kit;
  People& people;

  std::string role_words(const Request& r, Role role) const {
    return kit.say(r, "accounts.roles." + std::string(name_of(role)));
  }
  std::string date_words(const Request& r, Instant when) const {
    return words::full_date_time(r.viewer.language, when, kit.site.time_zone);
  }
  std::string since_words(const Request& r, Instant when) const {
    return kit.say(r, "accounts.since",
                   {{"when", words::relative(r.viewer.language, when, kit.clock.now())}});
  }
  std::string kind_words(const Request& r, SanctionKind kind) const {
    return kit.say(r, "accounts.kinds." + std::string(db::to_name(kind)));
  }

  std::optional<SanctionKind> in_force(const AccountRow& row) const {
    const auto holds = [&](std::optional<Instant> until) {
      return until && *until > kit.clock.now();
    };
    if (holds(row.suspended_until)) return SanctionKind::suspend;
    if (holds(row.silenced_until)) return SanctionKind::silence;
    return std::nullopt;
  }

  Result<Response> list(const Request& r) const {
    AccountId before{};
    parse_id(r.param("after"), before);
    auto rows = people.administration.list(r.viewer, r.param("q"), before, kPage + 1);
    if (!rows) return fail(rows.error());
    const bool more = rows->size() > kPage;
    if (more) rows->resize(kPage);

    Values values;
    set(values, "QUERY", r.param("q"));
    show(values, "EMPTY", rows->empty());
    for (const auto& account : *rows) {
      auto& row = add(values, "ACCOUNT");
      set(row, "URL", url_of(account.id));
      set(row, "NAME", account.name);
      set(row, "EMAIL", account.email);
      set(row, "INITIALS", text::initials(account.name));
      set(row, "HUE", web::person_hue(account.person));
      set(row, "ROLE_WORDS", role_words(r, account.role));
      set(row, "SINCE_WORDS", since_words(r, account.created_at));
      if (const auto kind = in_force(account)) {
        set(add(row, "STATE"), "STATE_WORDS", kind_words(r, *kind));
      }
    }
    if (more) {
      set(add(values, "MORE"), "MORE_URL",
          "/admin/accounts?q=" + web::encode(r.param("q")) +
              "&after=" + to_string(rows->back().id));
    }
    return people_page(kit, r, "accounts.title", "accounts.tpl", values);
  }

  void show_account(const Request& r, const AccountRow& account, Values& values) const {
    set(values, "NAME", account.name);
    set(values, "PROFILE_URL", path_of(account.person));
    set(values, "SINCE_WORDS", since_words(r, account.created_at));
    set(values, "SEEN_WORDS",
        account.last_seen_at
            ? kit.say(r, "accounts.seen",
                      {{"when", words::relative(r.viewer.language, *account.last_seen_at,
                                                kit.clock.now())}})
            : kit.say(r, "accounts.never_seen"));
    set(values, "ROLE_WORDS", role_words(r, account.role));
    if (!account.email.empty()) {
      set(add(values, "EMAIL"), "EMAIL_TEXT", account.email);
    }
    set(values, "SANCTION_URL", url_of(account.id) + "/sanctions");
    set(values, "LIFT_URL", url_of(account.id) + "/lift");
    if (!r.viewer.may(Permission::manage_accounts)) return;
    auto& roles = add(values, "ROLES");
    set(roles, "ROLE_URL", url_of(account.id) + "/role");
    set(roles, "SESSIONS_URL", url_of(account.id) + "/sessions");
    for (const Role role : {Role::member, Role::partner, Role::moderator, Role::agent,
                            Role::manager, Role::administrator}) {
      auto& option = add(roles, "ROLE");
      set(option, "VALUE", name_of(role));
      set(option, "TEXT", role_words(r, role));
      show(option, "SELECTED", role == account.role);
    }
  }

  void show_sanctions(const Request& r, const std::vector<Sanction>& sanctions,
                      Values& values) const {
    Values* history = nullptr;
    for (const auto& sanction : sanctions) {
      const bool holds = !sanction.lifted_at && sanction.until > kit.clock.now();
      if (holds) {
        auto& row = add(values, "IN_FORCE");
        set(row, "KIND", db::to_name(sanction.kind));
        set(row, "KIND_WORDS", kind_words(r, sanction.kind));
        set(row, "UNTIL_WORDS",
            kit.say(r, "accounts.until", {{"when", date_words(r, sanction.until)}}));
      }
      if (history == nullptr) history = &add(values, "HISTORY");
      auto& row = add(*history, "PAST");
      set(row, "KIND_WORDS", kind_words(r, sanction.kind));
      set(row, "REASON", sanction.reason);
      set(row, "DATES_WORDS",
          kit.say(r, sanction.lifted_at ? "accounts.dates_lifted" : "accounts.dates",
                  {{"from", date_words(r, sanction.created_at)},
                   {"to", date_words(r, sanction.lifted_at.value_or(sanction.until))}}));
    }
  }

  void show_form(const Request& r, std::string_view kind, int days, Values& values) const {
    show(values, "KIND_SILENCE", kind != "suspend");
    show(values, "KIND_SUSPEND", kind == "suspend");
    set(values, "REASON", r.form("reason"));
    for (const int choice : {1, 7, 30, 365, 3650}) {
      auto& option = add(values, "DAYS");
      set(option, "VALUE", std::to_string(choice));
      set(option, "TEXT", kit.say(r, "settings.for_days", {{"count", std::int64_t{choice}}}));
      show(option, "SELECTED", choice == days);
    }
  }

  Result<Response> account(const Request& r, AccountId id, const Error* error = nullptr) const {
    const auto found = people.administration.find(r.viewer, id);
    if (!found) return fail(found.error());
    const auto sanctions = people.administration.sanctions(r.viewer, id, SanctionId{}, 50);
    if (!sanctions) return fail(sanctions.error());
    Values values;
    show_account(r, *found, values);
    show_sanctions(r, *sanctions, values);
    show_form(r, r.form("kind"), error == nullptr ? 7 : days_of(r), values);
    if (error != nullptr) {
      return form_again(kit, r, *error, "accounts.title", "account.tpl", values);
    }
    return people_page(kit, r, "accounts.title", "account.tpl", values);
  }

  static int days_of(const Request& r) {
    const auto typed = r.form("days");
    int days = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), days);
    return std::clamp(days, 0, 3650);
  }

  // After a deed: back to the account, or the form with what is wrong.
  template <class T>
  Result<Response> done(const Request& r, AccountId id, const Result<T>& result) const {
    if (result) return web::see_other(url_of(id) + "?done=saved");
    if (result.error().kind == Kind::not_found) return fail(result.error());
    return account(r, id, &result.error());
  }

  Result<Response> change_role(const Request& r, AccountId id) const {
    Role role{};
    if (!parse_role(r.form("role"), role)) return fail(Kind::invalid, "errors.invalid");
    return done(r, id, people.administration.change_role(r.viewer, id, role));
  }
  Result<Response> end_sessions(const Request& r, AccountId id) const {
    return done(r, id, people.administration.end_sessions(r.viewer, id));
  }
  Result<Response> sanction(const Request& r, AccountId id) const {
    const SanctionWanted wanted{.kind = db::name_or(r.form("kind"), SanctionKind::silence),
                                .reason = std::string(r.form("reason")),
                                .until = kit.clock.now() + std::chrono::days{days_of(r)}};
    return done(r, id, people.administration.sanction(r.viewer, id, wanted));
  }
  Result<Response> lift(const Request& r, AccountId id) const {
    const auto kind = db::name_or(r.form("kind"), SanctionKind::silence);
    return done(r, id, people.administration.lift(r.viewer, id, kind));
  }
};

}  // namespace

void add_admin_pages(web::Router& router, const web::PageKit& kit, People& people) {
  using Handler = Result<Response> (AdminPages::*)(const Request&, AccountId) const;
  const AdminPages pages{kit, people};
  router.page(web::Method::get, "/admin/accounts", Permission::manage_accounts,
              [pages](const Request& r) { return pages.list(r); });
  router.page(web::Method::get, "/admin/accounts/{id}", Permission::sanction,
              [pages](const Request& r) -> Result<Response> {
                AccountId id{};
                if (!parse_id(r.path_value("id"), id)) {
                  return fail(Kind::not_found, "errors.not_found");
                }
                return pages.account(r, id);
              });
  const auto does = [&](const std::string& deed, Permission permission, Handler handler) {
    router.page(web::Method::post, "/admin/accounts/{id}/" + deed, permission,
                [pages, handler](const Request& r) -> Result<Response> {
                  AccountId id{};
                  if (!parse_id(r.path_value("id"), id)) {
                    return fail(Kind::not_found, "errors.not_found");
                  }
                  return (pages.*handler)(r, id);
                });
  };
  does("role", Permission::manage_accounts, &AdminPages::change_role);
  does("sessions", Permission::manage_accounts, &AdminPages::end_sessions);
  does("sanctions", Permission::sanction, &AdminPages::sanction);
  does("lift", Permission::sanction, &AdminPages::lift);
}

}  // namespace coloquio::people
