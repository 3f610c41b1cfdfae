#include "community/staff/service.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/staff/store.h"
#include "db/audit.h"
#include "markup/markdown.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::size_t note_max = 2000;

template <class T>
void set_authors(db::Connection& db, std::vector<T>& items) {
  std::vector<PersonId> ids;
  for (const auto& item : items) ids.push_back(item.author.id);
  const auto cards = people::cards(db, ids);
  for (auto& item : items) item.author = people::card_of(cards, item.author.id);
}

db::AuditEntry entry(const Viewer& viewer, std::int64_t id, const char* act, PersonId about,
                     Instant now) {
  db::AuditEntry audit;
  audit.id = id;
  audit.at = now;
  audit.by = viewer.account;
  audit.act = act;
  audit.subject = "person:" + to_string(about);
  audit.from = origin_of(viewer);
  return audit;
}

}  // namespace

bool Staff::is_staff(const Viewer& viewer) {
  return viewer.may(Permission::moderate) || viewer.may(Permission::answer_officially);
}

Result<std::vector<StaffNote>> Staff::notes(const Viewer& viewer, PersonId person) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  return context_.db.read([&](db::Connection& db) {
    auto notes = notes_about(db, person);
    set_authors(db, notes);
    return notes;
  });
}

Result<NoteId> Staff::note(const Viewer& viewer, PersonId person, std::string_view text) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  StaffNote note;
  note.id = NoteId{context_.ids.next()};
  note.person = person;
  note.author.id = viewer.person;
  note.text = text::clean(text);
  note.created_at = context_.clock.now();
  if (note.text.empty()) return fail_fields({{"text", "community.body_missing", {}}});
  if (text::count_graphemes(note.text) > note_max) {
    return fail_fields({{"text", "community.too_long", {{"max", std::int64_t{note_max}}}}});
  }
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<NoteId> {
    if (!people::find_person(tx, person)) return fail(Kind::not_found, "errors.not_found");
    insert(tx, note);
    db::audit(tx, entry(viewer, audit_id, "note.written", person, note.created_at));
    return note.id;
  });
}

Result<> Staff::remove_note(const Viewer& viewer, NoteId id) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    const auto note = find_note(tx, id);
    if (!note) return fail(Kind::not_found, "errors.not_found");
    if (note->author.id != viewer.person && !viewer.may(Permission::administer)) {
      return fail(Kind::forbidden, "community.not_yours");
    }
    delete_note(tx, id);
    db::audit(tx, entry(viewer, audit_id, "note.removed", note->person, now));
    return {};
  });
}

Result<std::vector<Whisper>> Staff::whispers(const Viewer& viewer, ConversationId id) {
  if (!is_staff(viewer)) return fail(Kind::not_found, "community.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) -> Result<std::vector<Whisper>> {
    if (auto space = readable(viewer, visible, find_conversation(db, id)); !space) {
      return fail(space.error());
    }
    auto whispers = whispers_in(db, id);
    set_authors(db, whispers);
    return whispers;
  });
}

Result<WhisperId> Staff::whisper(const Viewer& viewer, ConversationId id, std::string_view body) {
  if (!is_staff(viewer)) return fail(Kind::not_found, "community.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  Whisper whisper;
  whisper.id = WhisperId{context_.ids.next()};
  whisper.conversation = id;
  whisper.author.id = viewer.person;
  whisper.created_at = context_.clock.now();
  whisper.body_markdown = text::clean(body);
  if (whisper.body_markdown.empty()) {
    return fail_fields({{"whisper", "community.body_missing", {}}});
  }
  auto html = markup::to_html(whisper.body_markdown,
                              {.own_url = context_.site.public_url, .max_bytes = body_max_bytes});
  if (!html) return fail_fields({{"whisper", html.error().key, html.error().args}});
  whisper.body_html = std::move(*html);
  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) -> Result<WhisperId> {
    const auto conversation = find_conversation(tx, id);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    insert(tx, whisper);
    // The event says that somebody whispered, not what.
    bus::record(tx, {.id = event_id,
                     .name = "whisper.said",
                     .subject = raw(whisper.id),
                     .payload = "{\"conversation\":\"" + to_string(id) + "\",\"by\":\"" +
                                to_string(viewer.person) + "\"}",
                     .at = whisper.created_at});
    return whisper.id;
  });
}

Result<Page<AuditLine>> Staff::audit(const Viewer& viewer, const AuditFilter& filter) {
  if (!viewer.may(Permission::administer)) return fail(Kind::forbidden, "errors.forbidden");
  std::int64_t before = INT64_MAX;
  std::from_chars(filter.after.data(), filter.after.data() + filter.after.size(), before);
  const int limit = std::clamp(filter.limit, 1, 100);
  return context_.db.read([&](db::Connection& db) {
    Page<AuditLine> page;
    auto rows = audit_before(db, before, filter.act, filter.subject, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = std::to_string(rows.back().line.id);
    }
    for (auto& row : rows) {
      if (row.by != AccountId{}) {
        const auto account = people::find_account(db, row.by);
        const auto person = account ? people::find_person(db, account->person) : std::nullopt;
        row.line.by = person ? person->name : "#" + to_string(row.by);
      }
      page.items.push_back(std::move(row.line));
    }
    return page;
  });
}

}  // namespace coloquio::community
