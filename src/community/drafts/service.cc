#include "community/drafts/service.h"

#include <unordered_map>

#include "base/text.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/drafts/store.h"

namespace coloquio::community {
namespace {

constexpr auto kept_for = std::chrono::hours{24 * 180};
constexpr std::string_view reply_prefix = "reply-";

Draft draft_of(DraftChange&& change) {
  Draft draft;
  draft.place = std::move(change.place);
  draft.title = std::move(change.title).value_or("");
  draft.body = std::move(change.body).value_or("");
  draft.space = std::move(change.space).value_or("");
  draft.tags = std::move(change.tags).value_or("");
  draft.kind = std::move(change.kind).value_or("");
  return draft;
}

// A chosen topic alone is nothing that anybody would miss.
bool is_empty(const Draft& draft) {
  return text::clean_line(draft.title).empty() && text::clean_line(draft.body).empty() &&
         text::clean_line(draft.tags).empty();
}

std::vector<FieldError> problems_of(const Draft& draft) {
  std::vector<FieldError> problems;
  const auto check = [&](const char* field, const std::string& value, std::size_t most) {
    if (value.size() > most) {
      problems.push_back(
          {field, "community.drafts.too_long", {{"max", static_cast<std::int64_t>(most)}}});
    }
  };
  check("title", draft.title, Drafts::line_max);
  check("body", draft.body, Drafts::body_max);
  check("space", draft.space, Drafts::line_max);
  check("tags", draft.tags, Drafts::line_max);
  if (!draft.kind.empty() && draft.kind != "question" && draft.kind != "discussion") {
    problems.push_back({"kind", "community.drafts.kind", {}});
  }
  return problems;
}

}  // namespace

std::string draft_of_reply(ConversationId id) { return std::string{reply_prefix} + to_string(id); }

std::optional<ConversationId> conversation_of(std::string_view place) {
  if (!place.starts_with(reply_prefix)) return std::nullopt;
  ConversationId id{};
  // "reply-07" would be a second place for the conversation 7.
  if (!parse_id(place.substr(reply_prefix.size()), id) || draft_of_reply(id) != place) {
    return std::nullopt;
  }
  return id;
}

Result<Draft> Drafts::save(const Viewer& viewer, DraftChange change) {
  const auto seen = change.seen;
  auto draft = draft_of(std::move(change));
  if (draft.place != draft_of_question) {
    const auto id = conversation_of(draft.place);
    if (!id) return fail(Kind::not_found, "community.drafts.no_place");
    const auto visible = directory_.visible_spaces(viewer);
    const auto conversation =
        context_.db.read([&](db::Connection& db) { return find_conversation(db, *id); });
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  }
  if (auto problems = problems_of(draft); !problems.empty()) {
    return fail_fields(std::move(problems));
  }
  draft.updated_at = context_.clock.now();

  return context_.db.write([&](db::Transaction& tx) -> Result<Draft> {
    const auto kept = find_draft(tx, viewer.person, draft.place);
    const auto version = kept ? kept->version : 0;
    if (seen && *seen != version) return fail(Kind::stale, "community.drafts.stale");
    if (is_empty(draft)) {
      if (kept) delete_draft(tx, viewer.person, draft.place);
      return Draft{.place = draft.place, .updated_at = draft.updated_at};
    }
    if (!kept && count_drafts(tx, viewer.person) >= most) {
      return fail(Kind::conflict, "community.drafts.too_many", {{"max", most}});
    }
    draft.version = version + 1;
    community::save(tx, viewer.person, draft);
    return draft;
  });
}

std::optional<Draft> Drafts::find(const Viewer& viewer, std::string_view place) {
  if (viewer.is_guest()) return std::nullopt;
  return context_.db.read([&](db::Connection& db) { return find_draft(db, viewer.person, place); });
}

std::vector<DraftLine> Drafts::list(const Viewer& viewer) {
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) {
    std::vector<DraftLine> lines;
    std::vector<ConversationId> ids;
    for (auto& draft : drafts_of(db, viewer.person)) {
      if (const auto id = conversation_of(draft.place)) ids.push_back(*id);
      lines.push_back({std::move(draft), std::nullopt});
    }
    std::unordered_map<std::string, Conversation> read;
    for (auto& one : find_conversations(db, ids)) {
      if (!readable(viewer, visible, one)) continue;
      const auto place = draft_of_reply(one.id);
      read.emplace(place, std::move(one));
    }
    for (auto& line : lines) {
      const auto found = read.find(line.draft.place);
      if (found != read.end()) line.conversation = found->second;
    }
    return lines;
  });
}

void Drafts::discard(const Viewer& viewer, std::string_view place) {
  if (!find(viewer, place)) return;  // Most posts never were drafts: no write for them.
  context_.db.write([&](db::Transaction& tx) { delete_draft(tx, viewer.person, place); });
}

void Drafts::prune() {
  const auto then = context_.clock.now() - kept_for;
  context_.db.write([&](db::Transaction& tx) { delete_drafts_before(tx, then); });
}

}  // namespace coloquio::community
