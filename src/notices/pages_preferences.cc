#include <array>

#include "base/text.h"
#include "db/enum_name.h"
#include "notices/routes.h"
#include "web/values.h"

// What somebody is told by mail, and how closely they follow: in the settings, and behind the link
// of each mail without signing in.
namespace coloquio::notices {
namespace {

using community::FollowDefaults;
using community::Level;
using web::add;
using web::Request;
using web::Response;
using web::set;
using web::set_section;
using web::show;
using web::Values;

constexpr std::array all_mail{MailWanted::all, MailWanted::personal, MailWanted::none};
constexpr std::array all_digests{DigestEvery::daily, DigestEvery::weekly, DigestEvery::monthly,
                                 DigestEvery::never};
constexpr std::array own_levels{Level::watching, Level::tracking, Level::normal, Level::muted};
constexpr int minutes_an_hour = 60;

// "22:30" → 1350; nothing for what is no time.
std::optional<int> minute_typed(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  if (!digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * minutes_an_hour + minute;
}

std::string as_typed(std::optional<int> minute) {
  if (!minute) return "";
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return two(*minute / minutes_an_hour) + ":" + two(*minute % minutes_an_hour);
}

struct PreferencePages {
  const web::PageKit& kit;
  PreferenceBook& book;
  community::Community& community;

  template <class E, std::size_t N>
  void set_choices(Values& values, const Request& r, std::string_view section,
                   std::string_view messages, const std::array<E, N>& all, E chosen) const {
    for (const auto one : all) {
      const std::string name(db::to_name(one));
      auto& option = add(values, section);
      set(option, "VALUE", name);
      set(option, "TEXT", kit.say(r, std::string(messages) + name));
      show(option, "CHECKED", one == chosen);
    }
  }

  void set_mail(Values& values, const Request& r, const Preferences& wanted) const {
    set_choices(values, r, "MAIL", "notices.mail_names.", all_mail, wanted.mail);
    set_choices(values, r, "DIGEST", "notices.digest_names.", all_digests, wanted.digest);
  }

  void set_places(Values& values, const Request& r) const {
    const auto places = community.following.places(r.viewer);
    if (!places || places->empty()) return show(values, "NO_PLACES");
    for (const auto& place : *places) {
      auto& one = add(values, "PLACE");
      const bool space = place.kind == community::PlaceKind::space;
      set(one, "URL", (space ? "/c/" : "/tags/") + place.slug);
      set(one, "TITLE", place.title);
      set(one, "LEVEL_WORDS",
          kit.say(r, "following.states." + std::string(db::to_name(place.level))));
    }
  }

  web::PageHead head(const Request& r, const char* title) const {
    web::PageHead head;
    head.title = kit.say(r, title);
    head.section = "account";
    head.index = false;
    return head;
  }

  Response settings_page(const Request& r, const Preferences& wanted,
                         const FollowDefaults& defaults, const Error* error) const {
    Values values;
    show(values, "AT_NOTICES");
    set_mail(values, r, wanted);
    set(values, "QUIET_FROM", as_typed(wanted.quiet_from));
    set(values, "QUIET_UNTIL", as_typed(wanted.quiet_until));
    set(values, "TIME_ZONE", wanted.time_zone);
    set_choices(values, r, "ON_START", "following.names.", own_levels, defaults.on_start);
    set_choices(values, r, "ON_REPLY", "following.names.", own_levels, defaults.on_reply);
    set_places(values, r);
    if (error != nullptr) web::show_problems(kit, r, *error, values);
    return web::page(kit, r, head(r, "settings.notices"), "notices/html/settings.tpl", values,
                     error == nullptr ? 200 : web::http_status(error->kind));
  }

  Result<Response> form(const Request& r) const {
    const auto wanted = book.of(r.viewer);
    if (!wanted) return fail(wanted.error());
    const auto defaults = community.following.defaults(r.viewer);
    if (!defaults) return fail(defaults.error());
    return settings_page(r, *wanted, *defaults, nullptr);
  }

  Result<Response> save(const Request& r) const {
    const Preferences wanted{.mail = db::name_or(r.form("mail"), MailWanted::all),
                             .digest = db::name_or(r.form("digest"), DigestEvery::weekly),
                             .quiet_from = minute_typed(r.form("quiet_from")),
                             .quiet_until = minute_typed(r.form("quiet_until")),
                             .time_zone = text::clean_line(r.form("time_zone"))};
    const FollowDefaults defaults{.on_start = db::name_or(r.form("on_start"), Level::watching),
                                  .on_reply = db::name_or(r.form("on_reply"), Level::tracking)};
    auto saved = book.set(r.viewer, wanted);
    if (saved) saved = community.following.set_defaults(r.viewer, defaults);
    if (!saved) return settings_page(r, wanted, defaults, &saved.error());
    return web::see_other("/settings/notices?done=saved");
  }

  Result<Response> key_form(const Request& r) const {
    const std::string key(r.path_value("key"));
    const auto wanted = book.of_key(key);
    if (!wanted) return fail(wanted.error());
    Values values;
    set(values, "KEY", key);
    set_mail(values, r, *wanted);
    return web::page(kit, r, head(r, "notices.unsubscribe_title"), "notices/html/unsubscribe.tpl",
                     values);
  }

  Result<Response> key_save(const Request& r) const {
    const std::string key(r.path_value("key"));
    // RFC 8058: the mail program's own button. It gets no page to look at.
    if (r.form("List-Unsubscribe") == "One-Click") {
      const auto stopped = book.set_by_key(key, MailWanted::none, DigestEvery::never);
      if (!stopped) return fail(stopped.error());
      return web::text("");
    }
    const auto saved = book.set_by_key(key, db::name_or(r.form("mail"), MailWanted::none),
                                       db::name_or(r.form("digest"), DigestEvery::never));
    if (!saved) return fail(saved.error());
    return web::see_other("/unsubscribe/" + key + "?done=saved");
  }
};

}  // namespace

void add_preference_pages(web::Router& router, const web::PageKit& kit, Notices& notices,
                          community::Community& community) {
  const PreferencePages pages{kit, notices.preferences, community};
  router.page(web::Method::get, "/settings/notices", Permission::signed_in,
              [pages](const Request& r) { return pages.form(r); });
  router.page(web::Method::post, "/settings/notices", Permission::signed_in,
              [pages](const Request& r) { return pages.save(r); });
  router.page(
      web::Method::get, "/unsubscribe/{key}", Permission::everyone,
      [pages](const Request& r) { return pages.key_form(r); }, web::Run::worker);
  router.page(web::Method::post, "/unsubscribe/{key}", Permission::everyone,
              [pages](const Request& r) { return pages.key_save(r); });
}

}  // namespace coloquio::notices
