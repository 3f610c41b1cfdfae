#include <charconv>

#include "db/enum_name.h"
#include "people/pages.h"

// Settings: sessions and API tokens.
namespace coloquio::people {
namespace {

using web::Request;
using web::Response;

struct KeyPages {
  const web::PageKit& kit;
  People& people;

  std::string relative(const Request& r, Instant when) const {
    return words::relative(r.viewer.language, when, kit.clock.now());
  }

  Result<Response> sessions(const Request& r) const {
    const auto list = people.sessions.list(r.viewer, r.session_hash);
    if (!list) return fail(list.error());
    Values values;
    show(values, "AT_SESSIONS");
    show(values, "OTHERS", list->size() > 1);
    for (const auto& session : *list) {
      auto& row = add(values, "SESSION");
      set(row, "ID", to_string(session.id));
      set(row, "DEVICE",
          session.device.empty() ? kit.say(r, "settings.unknown_device") : session.device);
      set(row, "SEEN_WORDS",
          kit.say(r, "settings.last_seen", {{"when", relative(r, session.last_seen_at)}}));
      show(row, session.current ? "CURRENT" : "OTHER");
    }
    return people_page(kit, r, "settings.sessions", "settings_sessions.tpl", values);
  }

  Result<Response> end_session(const Request& r) const {
    SessionId id{};
    if (!parse_id(r.form("id"), id)) return fail(Kind::not_found, "errors.not_found");
    const auto ended = people.sessions.end(r.viewer, id);
    if (!ended) return fail(ended.error());
    return web::see_other("/settings/sessions?done=session_ended");
  }

  Result<Response> end_others(const Request& r) const {
    const auto ended = people.sessions.end_others(r.viewer, r.session_hash);
    if (!ended) return fail(ended.error());
    return web::see_other("/settings/sessions?done=session_ended");
  }

  void show_token(const Request& r, const ApiToken& token, Values& row) const {
    set(row, "ID", to_string(token.id));
    set(row, "NAME", token.name);
    set(row, "SCOPE_WORDS", kit.say(r, "settings.scope_" + std::string(db::to_name(token.scope))));
    set(row, "USED_WORDS",
        token.last_used_at
            ? kit.say(r, "settings.last_used", {{"when", relative(r, *token.last_used_at)}})
            : kit.say(r, "settings.never_used"));
    set(row, "EXPIRES_WORDS",
        token.expires_at
            ? kit.say(r, "settings.expires",
                      {{"when", words::full_date_time(r.viewer.language, *token.expires_at,
                                                      kit.site.time_zone)}})
            : kit.say(r, "settings.never_expires"));
  }

  // The form keeps what was typed; `days` is the chosen life, 0 for ever.
  void show_form(const Request& r, std::string_view name, std::string_view scope, int days,
                 Values& values) const {
    set(values, "NAME_TYPED", name);
    show(values, "SCOPE_READ", scope == "read");
    show(values, "SCOPE_WRITE", scope == "write");
    show(values, "SCOPE_ALL", scope == "all");
    for (const int choice : {30, 90, 365, 0}) {
      auto& option = add(values, "DAYS");
      set(option, "VALUE", std::to_string(choice));
      set(option, "TEXT",
          choice == 0 ? kit.say(r, "settings.for_ever")
                      : kit.say(r, "settings.for_days", {{"count", std::int64_t{choice}}}));
      show(option, "SELECTED", choice == days);
    }
  }

  Result<void> show_list(const Request& r, Values& values) const {
    const auto list = people.tokens.list(r.viewer, TokenId{}, most_tokens);
    if (!list) return fail(list.error());
    show(values, "AT_TOKENS");
    show(values, "EMPTY", list->empty());
    for (const auto& token : *list) show_token(r, token, add(values, "TOKEN"));
    return {};
  }

  Result<Response> tokens(const Request& r) const {
    Values values;
    if (auto shown = show_list(r, values); !shown) return fail(shown.error());
    show_form(r, "", "read", 90, values);
    return people_page(kit, r, "settings.tokens", "settings_tokens.tpl", values);
  }

  Result<Response> make_token(const Request& r) const {
    const auto typed = r.form("days");
    int days = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), days);
    TokenWanted wanted{.name = std::string(r.form("name")),
                       .scope = db::name_or(r.form("scope"), Scope::read),
                       .days = std::nullopt};
    if (days != 0) wanted.days = days;
    const auto made = people.tokens.create(r.viewer, wanted);

    Values values;
    if (auto shown = show_list(r, values); !shown) return fail(shown.error());
    if (!made) {
      show_form(r, wanted.name, db::to_name(wanted.scope), days, values);
      return form_again(kit, r, made.error(), "settings.tokens", "settings_tokens.tpl", values);
    }
    // Shown in the answer itself and never again: an address with the secret in it, or a page that
    // can be loaded again, would keep it.
    set(add(values, "MADE"), "MADE_SECRET", made->secret);
    show_form(r, "", "read", 90, values);
    auto response = people_page(kit, r, "settings.tokens", "settings_tokens.tpl", values);
    response.header("Cache-Control", "no-store");
    return response;
  }

  Result<Response> revoke(const Request& r) const {
    TokenId id{};
    if (!parse_id(r.form("id"), id)) return fail(Kind::not_found, "errors.not_found");
    const auto revoked = people.tokens.revoke(r.viewer, id);
    if (!revoked) return fail(revoked.error());
    return web::see_other("/settings/tokens?done=token_revoked");
  }
};

}  // namespace

void add_key_pages(web::Router& router, const web::PageKit& kit, People& people) {
  using Handler = Result<Response> (KeyPages::*)(const Request&) const;
  const KeyPages pages{kit, people};
  const auto add = [&](web::Method method, const char* path, Handler handler) {
    router.page(method, path, Permission::own_account,
                [pages, handler](const Request& r) { return (pages.*handler)(r); });
  };
  add(web::Method::get, "/settings/sessions", &KeyPages::sessions);
  add(web::Method::post, "/settings/sessions/end", &KeyPages::end_session);
  add(web::Method::post, "/settings/sessions/end-others", &KeyPages::end_others);
  add(web::Method::get, "/settings/tokens", &KeyPages::tokens);
  add(web::Method::post, "/settings/tokens", &KeyPages::make_token);
  add(web::Method::post, "/settings/tokens/revoke", &KeyPages::revoke);
}

}  // namespace coloquio::people
