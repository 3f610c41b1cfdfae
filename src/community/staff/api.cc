#include "community/api.h"

#include "community/moderation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct ByPerson {
  PersonId id{};
};
BOOST_DESCRIBE_STRUCT(ByPerson, (), (id))

struct ByConversation {
  ConversationId id{};
};
BOOST_DESCRIBE_STRUCT(ByConversation, (), (id))

struct ByNote {
  NoteId id{};
};
BOOST_DESCRIBE_STRUCT(ByNote, (), (id))

struct NewNote {
  PersonId id{};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (id, text))

struct NoteJson {
  NoteId id{};
  people::PersonCard author;
  std::string text;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(NoteJson, (), (id, author, text, created_at))

struct Written {
  NoteId id{};
};
BOOST_DESCRIBE_STRUCT(Written, (), (id))

struct NewWhisper {
  ConversationId id{};
  std::string body;
};
BOOST_DESCRIBE_STRUCT(NewWhisper, (), (id, body))

struct Whispered {
  WhisperId id{};
};
BOOST_DESCRIBE_STRUCT(Whispered, (), (id))

struct WhisperJson {
  WhisperId id{};
  people::PersonCard author;
  std::string body_html;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(WhisperJson, (), (id, author, body_html, created_at))

struct RequirementJson {
  Measure measure{};
  std::int64_t need = 0;
  std::int64_t have = 0;
  bool met = false;
};
BOOST_DESCRIBE_STRUCT(RequirementJson, (), (measure, need, have, met))

struct TrustJson {
  int level = 0;
  bool locked = false;
  std::vector<RequirementJson> next;
  std::vector<RequirementJson> kept;
};
BOOST_DESCRIBE_STRUCT(TrustJson, (), (level, locked, next, kept))

struct TrustChange {
  PersonId id{};
  std::optional<int> level;
};
BOOST_DESCRIBE_STRUCT(TrustChange, (), (id, level))

struct AuditQuery {
  std::optional<std::string> act;
  std::optional<std::string> subject;
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (act, subject, after, limit))

struct AuditJson {
  std::string id;
  Instant at;
  std::string by;
  std::string act;
  std::string subject;
  std::string before;
  std::string after;
  std::string from;
};
BOOST_DESCRIBE_STRUCT(AuditJson, (), (id, at, by, act, subject, before, after, from))

std::vector<RequirementJson> to_wire(const std::vector<Requirement>& asked) {
  std::vector<RequirementJson> json;
  for (const auto& one : asked) json.push_back({one.measure, one.need, one.have, one.met()});
  return json;
}

void add_trust(web::Router& router, Trust& trust) {
  router.get<ByPerson, TrustJson>(
      "/api/v1/people/{id}/trust", Permission::signed_in,
      "Show how much trust somebody has earned and what is missing: your own, or of others for "
      "staff",
      [&trust](const Viewer& viewer, ByPerson in) -> Result<TrustJson> {
        // Of others it is nobody's business, not even whether they are there.
        if (in.id != viewer.person && !viewer.may(Permission::sanction)) {
          return fail(Kind::not_found, "errors.not_found");
        }
        const auto view = trust.view(viewer, in.id);
        if (!view) return fail(view.error());
        return TrustJson{view->level, view->locked, to_wire(view->next), to_wire(view->kept)};
      });
  router.put<TrustChange, Nothing>(
      "/api/v1/people/{id}/trust", Permission::sanction,
      "Set somebody's trust level by hand; without a level it is earned again",
      [&trust](const Viewer& viewer, TrustChange in) {
        return trust.set(viewer, in.id, in.level);
      });
}

void add_notes(web::Router& router, Staff& staff) {
  router.get<ByPerson, List<NoteJson>>(
      "/api/v1/people/{id}/notes", Permission::moderate, "List what staff wrote about somebody",
      [&staff](const Viewer& viewer, ByPerson in) -> Result<List<NoteJson>> {
        auto notes = staff.notes(viewer, in.id);
        if (!notes) return fail(notes.error());
        List<NoteJson> list;
        for (auto& one : *notes) {
          list.items.push_back(
              {one.id, std::move(one.author), std::move(one.text), one.created_at});
        }
        return list;
      });
  router.post<NewNote, Written>("/api/v1/people/{id}/notes", Permission::moderate,
                                "Write a note about somebody that only staff reads",
                                [&staff](const Viewer& viewer, NewNote in) -> Result<Written> {
                                  const auto id = staff.note(viewer, in.id, in.text);
                                  if (!id) return fail(id.error());
                                  return Written{*id};
                                });
  router.remove<ByNote, Nothing>(
      "/api/v1/notes/{id}", Permission::moderate, "Delete a note",
      [&staff](const Viewer& viewer, ByNote in) { return staff.remove_note(viewer, in.id); });
}

void add_whispers(web::Router& router, Staff& staff) {
  router.get<ByConversation, List<WhisperJson>>(
      "/api/v1/conversations/{id}/whispers", Permission::signed_in,
      "List what staff said to staff in a conversation",
      [&staff](const Viewer& viewer, ByConversation in) -> Result<List<WhisperJson>> {
        auto whispers = staff.whispers(viewer, in.id);
        if (!whispers) return fail(whispers.error());
        List<WhisperJson> list;
        for (auto& one : *whispers) {
          list.items.push_back(
              {one.id, std::move(one.author), std::move(one.body_html), one.created_at});
        }
        return list;
      });
  router.post<NewWhisper, Whispered>(
      "/api/v1/conversations/{id}/whispers", Permission::signed_in,
      "Say something to staff in a conversation",
      [&staff](const Viewer& viewer, NewWhisper in) -> Result<Whispered> {
        const auto id = staff.whisper(viewer, in.id, in.body);
        if (!id) return fail(id.error());
        return Whispered{*id};
      });
}

void add_audit(web::Router& router, Staff& staff) {
  router.get<AuditQuery, List<AuditJson>>(
      "/api/v1/audit", Permission::administer, "List who did what, newest first",
      [&staff](const Viewer& viewer, AuditQuery in) -> Result<List<AuditJson>> {
        AuditFilter filter;
        filter.act = in.act.value_or("");
        filter.subject = in.subject.value_or("");
        filter.after = in.after.value_or("");
        filter.limit = in.limit.value_or(50);
        auto page = staff.audit(viewer, filter);
        if (!page) return fail(page.error());
        List<AuditJson> list;
        for (auto& one : page->items) {
          list.items.push_back({std::to_string(one.id), one.at, std::move(one.by),
                                std::move(one.act), std::move(one.subject), std::move(one.before),
                                std::move(one.after), std::move(one.from)});
        }
        list.next = std::move(page->next);
        return list;
      });
}

}  // namespace

void add_staff_routes(web::Router& router, Community& community) {
  add_trust(router, community.trust);
  add_notes(router, community.staff);
  add_whispers(router, community.staff);
  add_audit(router, community.staff);
}

}  // namespace coloquio::community
