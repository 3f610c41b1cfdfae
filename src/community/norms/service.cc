#include "community/norms/service.h"

#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "bus/event.h"
#include "community/norms/store.h"
#include "community/touch.h"
#include "db/audit.h"
#include "markup/markdown.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

// What event and audit keep of a version; the text itself is in its row for good.
struct Written {
  SpaceId space{};
  std::int64_t number = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Written, (), (space, number, note))

std::string in_json(const NormsVersion& version) {
  return to_json(Written{version.space, version.number, version.note});
}

std::vector<FieldError> problems_of(const NormsDraft& draft, bool first) {
  std::vector<FieldError> problems;
  if (draft.body.empty()) problems.push_back({"body", "community.body_missing", {}});
  const auto note = draft.note.value_or("");
  if (!first && note.empty()) problems.push_back({"note", "norms.note_missing", {}});
  if (text::count_graphemes(note) > norms_note_max) {
    problems.push_back(
        {"note", "community.too_long", {{"max", static_cast<std::int64_t>(norms_note_max)}}});
  }
  return problems;
}

std::vector<NormsView> with_authors(db::Connection& db, std::vector<NormsVersion> versions) {
  std::vector<PersonId> ids;
  for (const auto& version : versions) ids.push_back(version.written_by);
  const auto cards = people::cards(db, ids);
  std::vector<NormsView> views;
  for (auto& version : versions) {
    if (!views.empty()) views.back().before = version.body_markdown;
    auto card = people::card_of(cards, version.written_by);
    views.push_back({std::move(version), std::move(card), ""});
  }
  return views;
}

}  // namespace

std::optional<SpaceId> Norms::community_of(const Viewer& viewer, std::string_view space) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* found = visible.find(space);
  if (found == nullptr) return std::nullopt;
  return visible.map().root_of(found->id);
}

Result<NormsView> Norms::show(const Viewer& viewer, std::string_view space) {
  auto newest = versions(viewer, space, "", 1);
  if (!newest) return fail(newest.error());
  if (newest->items.empty()) return fail(Kind::not_found, "norms.none");
  return std::move(newest->items.front());
}

Result<Page<NormsView>> Norms::versions(const Viewer& viewer, std::string_view space,
                                        std::string_view after, int limit) {
  const auto community = community_of(viewer, space);
  if (!community) return fail(Kind::not_found, "community.space_not_found");
  std::int64_t before = INT64_MAX;
  std::from_chars(after.data(), after.data() + after.size(), before);
  limit = std::clamp(limit, 1, 50);
  return context_.db.read([&](db::Connection& db) {
    Page<NormsView> page;
    // One more than shown: the oldest of the page needs the one before it to be compared with.
    page.items = with_authors(db, norms_before(db, *community, before, limit + 1));
    if (page.items.size() > static_cast<std::size_t>(limit)) {
      page.items.pop_back();
      page.next = std::to_string(page.items.back().version.number);
    }
    return page;
  });
}

Result<NormsView> Norms::set(const Viewer& viewer, NormsDraft draft) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto* space = visible.find(draft.space);
  if (space == nullptr) return fail(Kind::not_found, "community.space_not_found");
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  if (space->parent) return fail(Kind::conflict, "norms.only_communities");
  const auto newest =
      context_.db.read([&](db::Connection& db) { return newest_norms(db, space->id); });
  draft.body = text::clean(draft.body);
  draft.note = text::clean_line(draft.note.value_or(""));
  if (newest && newest->body_markdown == draft.body) return show(viewer, draft.space);
  if (auto wrong = problems_of(draft, !newest); !wrong.empty())
    return fail_fields(std::move(wrong));
  auto html = markup::to_html(
      draft.body,
      {.own_url = context_.site.public_url, .image_path = "/files/", .max_bytes = norms_max_bytes});
  if (!html) return fail_fields({{"body", html.error().key, html.error().args}});
  if (draft.based_on != (newest ? newest->number : 0)) return fail(Kind::stale, "norms.stale");

  const NormsVersion version{.space = space->id,
                             .number = draft.based_on + 1,
                             .body_markdown = std::move(draft.body),
                             .body_html = std::move(*html),
                             .note = std::move(*draft.note),
                             .written_by = viewer.person,
                             .written_at = context_.clock.now()};
  const auto audit_id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto saved = context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!insert(tx, version)) return fail(Kind::stale, "norms.stale");
    db::audit(tx, {.id = audit_id,
                   .at = version.written_at,
                   .by = viewer.account,
                   .act = "norms.written",
                   .subject = "space:" + to_string(version.space),
                   .before = newest ? in_json(*newest) : "",
                   .after = in_json(version),
                   .from = viewer.by_token ? "api" : "web"});
    bus::record(tx, {.id = event_id,
                     .name = "norms.written",
                     .subject = raw(version.space),
                     .payload = in_json(version),
                     .at = version.written_at});
    touch_all(tx, context_);
    return {};
  });
  if (!saved) return fail(saved.error());
  return show(viewer, draft.space);
}

}  // namespace coloquio::community
