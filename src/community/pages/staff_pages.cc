#include "community/pages/staff_pages.h"

#include <charconv>

#include "community/pages/review_pages.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

// Where the thing of an audit line is looked at; the audit itself for what has no page.
std::string url_of(const std::string& subject) {
  const auto colon = subject.find(':');
  const auto kind = subject.substr(0, colon);
  const auto id = colon == std::string::npos ? "" : subject.substr(colon + 1);
  if (kind == "message") return "/messages/" + id;
  if (kind == "conversation") return "/t/-/" + id;
  if (kind == "person") return "/p/" + id;
  if (kind == "account") return "/admin/accounts/" + id;
  if (kind == "review") return "/moderation/reviews/" + id;
  if (kind == "statement") return "/statements/" + id;
  return "/admin/audit?subject=" + web::encode(subject);
}

}  // namespace

Result<Response> StaffPages::notes(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  return show_notes(request, *id, nullptr);
}

Result<Response> StaffPages::show_notes(const Request& request, PersonId person,
                                        const Error* error) {
  const auto found = community_.overview.person(request.viewer, person);
  if (!found) return fail(found.error());
  const auto notes = community_.staff.notes(request.viewer, person);
  if (!notes) return fail(notes.error());
  Values values;
  web::set(values, "NAME", found->name);
  web::set(values, "PROFILE_URL", people::path_of(person));
  web::set(values, "ACTION", people::path_of(person) + "/notes");
  web::set(values, "TEXT", error ? typed(request, "text") : "");
  for (const auto& note : *notes) {
    auto& row = web::add(values, "NOTE");
    web::set(row, "ID", to_string(note.id));
    web::set(row, "AUTHOR_NAME", note.author.name);
    web::set(row, "NOTE_TEXT", note.text);
    web::show(
        row, "REMOVE",
        note.author.id == request.viewer.person || request.viewer.may(Permission::administer));
    set_time(row, kit_, request, note.created_at);
  }
  web::show(values, "EMPTY", notes->empty());
  show_trust(values, request, person);
  const int status = error ? set_problems(values, kit_, request, *error) : 200;
  return web::page(kit_, request, private_head(kit_.say(request, "notes.title")),
                   "community/html/notes.tpl", values, status);
}

void StaffPages::show_trust(Values& values, const Request& request, PersonId person) {
  const auto view = community_.trust.view(request.viewer, person);
  if (!view || person == request.viewer.person) return;
  auto& trust = web::add(values, "TRUST");
  web::set(trust, "LEVEL_WORDS", kit_.say(request, "trust.levels." + std::to_string(view->level)));
  web::show(trust, "LOCKED", view->locked);
  web::set(trust, "TRUST_ACTION", people::path_of(person) + "/trust");
  for (int level = 0; level <= 4; ++level) {
    auto& option = web::add(trust, "LEVEL");
    web::set(option, "VALUE", std::to_string(level));
    web::set(option, "LEVEL_TEXT", kit_.say(request, "trust.levels." + std::to_string(level)));
    web::show(option, "SELECTED", view->locked && view->level == level);
  }
}

Result<Response> StaffPages::change_notes(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  NoteId note{};
  if (parse_id(request.form("remove"), note)) {
    const auto removed = community_.staff.remove_note(request.viewer, note);
    if (!removed) return fail(removed.error());
  } else {
    const auto written = community_.staff.note(request.viewer, *id, typed(request, "text"));
    if (!written) return show_notes(request, *id, &written.error());
  }
  return web::see_other(people::path_of(*id) + "/notes?done=saved");
}

Result<Response> StaffPages::set_trust(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  const auto chosen = request.form("level");
  std::optional<int> level;
  if (!chosen.empty()) {
    int number = -1;
    std::from_chars(chosen.data(), chosen.data() + chosen.size(), number);
    level = number;
  }
  const auto done = community_.trust.set(request.viewer, *id, level);
  if (!done) return show_notes(request, *id, &done.error());
  return web::see_other(people::path_of(*id) + "/notes?done=saved");
}

Result<Response> StaffPages::whisper(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto said = community_.staff.whisper(request.viewer, *id, typed(request, "whisper"));
  if (!said) return fail(said.error());
  return web::see_other("/t/-/" + to_string(*id) + "#w-" + to_string(*said));
}

Result<Response> StaffPages::audit(const Request& request) {
  AuditFilter filter;
  filter.act = std::string(request.param("act"));
  filter.subject = std::string(request.param("subject"));
  filter.after = std::string(request.param("after"));
  const auto found = community_.staff.audit(request.viewer, filter);
  if (!found) return fail(found.error());
  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_AUDIT");
  web::set(values, "ACT", filter.act);
  web::set(values, "SUBJECT", filter.subject);
  for (const auto& line : found->items) {
    auto& row = web::add(values, "LINE");
    web::set(row, "ACT_TEXT", line.act);
    web::set(row, "SUBJECT_TEXT", line.subject);
    web::set(row, "SUBJECT_URL", url_of(line.subject));
    web::set(row, "BY", line.by.empty() ? kit_.say(request, "audit.program") : line.by);
    web::set(row, "FROM", line.from);
    if (!line.before.empty() || !line.after.empty()) {
      auto& change = web::add(row, "CHANGE");
      web::set(change, "BEFORE", line.before);
      web::set(change, "AFTER", line.after);
    }
    set_time(row, kit_, request, line.at);
  }
  web::show(values, "EMPTY", found->items.empty());
  if (found->next) {
    web::set_section(values, "MORE", "MORE_URL",
                     "/admin/audit?act=" + web::encode(filter.act) +
                         "&subject=" + web::encode(filter.subject) + "&after=" + *found->next);
  }
  return web::page(kit_, request, private_head(kit_.say(request, "audit.title")),
                   "community/html/audit.tpl", values);
}

}  // namespace coloquio::community::pages
