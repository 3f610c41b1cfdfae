#include "community/pages/profile.h"

#include "base/text.h"
#include "community/circle.h"
#include "community/pages/json_ld.h"
#include "community/pages/people_pages.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kShown = 20;
constexpr std::size_t kExcerptCharacters = 180;

}  // namespace

Result<Response> ProfilePage::show(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  if (!community_.workspaces.may_know(request.viewer, *id)) return no_such_page();
  const auto person = community_.overview.person(request.viewer, *id);
  if (!person) return fail(person.error());

  Values values;
  set_person(values, request, *person);
  set_knowledge(values, community_, request, *id);
  const std::string path = people::path_of(*id);
  web::set(values, "ASKED_URL", path);
  web::set(values, "ANSWERED_URL", path + "?show=answered");
  web::set(values, "HELPED_URL", path + "?show=helped");
  if (request.param("show") == "answered") {
    set_answered(values, request, *id);
  } else if (request.param("show") == "helped") {
    if (const auto helped = set_helped(values, request, *id); !helped) return fail(helped.error());
  } else if (const auto asked = set_asked(values, request, *id); !asked) {
    return fail(asked.error());
  }
  const bool own = !request.viewer.is_guest() && request.viewer.person == *id;
  const web::PageHead head{
      .title = person->name,
      .description = kit_.say(request, "profile.description",
                              {{"name", person->name}, {"org", kit_.site.name}}),
      .canonical = path,
      .json_ld_html = "",
      .feed = "",
      .section = own ? "account" : "",
      .index = false};
  return web::page(kit_, request, head, "community/html/profile.tpl", values);
}

void ProfilePage::set_person(Values& values, const Request& request, const people::Person& person) {
  const Language language = request.viewer.language;
  web::set(values, "NAME", person.name);
  web::set(values, "INITIALS", text::initials(person.name));
  web::set(values, "HUE",
           person.is_staff ? std::string_view("av-staff") : web::person_hue(person.id));
  if (person.is_staff) web::set_section(values, "ORG", "ORG_NAME", kit_.site.name);
  web::set_section(values, "HEADLINE", "HEADLINE_TEXT", person.headline);
  web::set(values, "SINCE_WORDS",
           kit_.say(request, "profile.since",
                    {{"date", words::relative(language, person.created_at, kit_.clock.now())}}));
  web::set_section(values, "BIO", "BIO_HTML", person.bio_html);
  const auto deed = [&](std::int64_t count, const char* key) {
    auto& one = web::add(values, "DEED");
    web::set(one, "VALUE", words::number(language, count));
    web::set(one, "LABEL", kit_.say(request, key, {{"count", count}}));
  };
  deed(person.posts, "profile.deed_messages");
  deed(person.answers_accepted, "profile.deed_solutions");
  web::set(values, "POINTS_URL", people::path_of(person.id) + "/points");
  const auto points = community_.circle().reputation.total(request.viewer, person.id);
  web::set(values, "POINTS_WORDS", kit_.say(request, "reputation.total", {{"count", points}}));
  const bool own = !request.viewer.is_guest() && request.viewer.person == person.id;
  web::show(values, "OWN", own);
  if (!own && !request.viewer.is_guest()) {
    const bool follows = community_.circle().follows.follows(request.viewer, person.id);
    web::set_section(values, follows ? "UNFOLLOW" : "FOLLOW", "PERSON", to_string(person.id));
  }
  if (!own && request.viewer.may(Permission::moderate)) {
    web::set_section(values, "NOTES", "NOTES_URL", people::path_of(person.id) + "/notes");
  }
  if (!own && request.viewer.may(Permission::report)) {
    web::set_section(values, "REPORT", "REPORT_URL", people::path_of(person.id) + "/report");
  }
  if (!own && request.viewer.may(Permission::sanction)) {
    const auto account = community_.overview.account_of(person.id);
    if (account) web::set_section(values, "SANCTION", "SANCTION_URL", sanction_url(*account));
  }
}

Result<> ProfilePage::set_asked(Values& values, const Request& request, PersonId person) {
  ListQuery query;
  query.author = person;
  query.limit = kShown;
  if (const auto after = request.param("after"); !after.empty()) query.after = std::string(after);
  const auto lines = community_.reading.list(request.viewer, query);
  if (!lines) return fail(lines.error());
  web::show(values, "AT_ASKED");
  for (const auto& line : lines->items) set_row(web::add(values, "ROW"), kit_, request, line);
  set_end(values, request, lines->items.empty(), "profile.nothing_asked", lines->next,
          people::path_of(person) + "?");
  return {};
}

Result<> ProfilePage::set_helped(Values& values, const Request& request, PersonId person) {
  const auto helped =
      community_.circle().members.helped(request.viewer, person, request.param("after"), kShown);
  if (!helped) return fail(helped.error());
  web::show(values, "AT_HELPED");
  for (const auto& one : helped->items) {
    auto& answer = web::add(values, "WRITTEN");
    show_state(answer, one.conversation);
    web::set(answer, "URL", "/messages/" + to_string(one.answer));
    web::set(answer, "TITLE", one.conversation.title);
    web::show(answer, "ACCEPTED");
    set_time(answer, kit_, request, one.at);
  }
  set_end(values, request, helped->items.empty(), "profile.nothing_helped", helped->next,
          people::path_of(person) + "?show=helped&");
  return {};
}

void ProfilePage::set_answered(Values& values, const Request& request, PersonId person) {
  const auto written =
      community_.reading.written_by(request.viewer, person, request.param("after"), kShown);
  web::show(values, "AT_ANSWERED");
  bool empty = true;
  for (const auto& [view, conversation] : written.items) {
    if (view.message.kind == MessageKind::opening) continue;
    empty = false;
    auto& answer = web::add(values, "WRITTEN");
    show_state(answer, conversation);
    web::set(answer, "URL", "/messages/" + to_string(view.message.id));
    web::set(answer, "TITLE", conversation.title);
    web::set(answer, "EXCERPT_TEXT", text::truncate(plain_text(view.message), kExcerptCharacters));
    web::show(answer, "ACCEPTED", view.accepted);
    set_time(answer, kit_, request, view.message.created_at);
  }
  set_end(values, request, empty && !written.next, "profile.nothing_answered", written.next,
          people::path_of(person) + "?show=answered&");
}

void ProfilePage::set_end(Values& values, const Request& request, bool empty,
                          std::string_view empty_key, const std::optional<std::string>& next,
                          std::string_view path) {
  if (empty) web::set_section(values, "EMPTY", "EMPTY_TEXT", kit_.say(request, empty_key));
  if (next) {
    web::set_section(values, "MORE", "MORE_URL", std::string(path) + "after=" + web::encode(*next));
  }
}

}  // namespace coloquio::community::pages
