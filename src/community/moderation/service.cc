#include "community/moderation/service.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "bus/event.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/conversations/view_maker.h"
#include "community/moderation/store.h"
#include "community/search/index.h"
#include "community/touch.h"
#include "db/audit.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr std::size_t longest_note = 500;

// What the audit keeps of where and how a conversation stands.
struct Standing {
  SpaceId space{};
  bool pinned = false;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (space, pinned, closed))

std::string in_json(const Conversation& c) {
  return to_json(Standing{c.space, c.pinned, c.closed_at.has_value()});
}

db::AuditEntry entry(const Viewer& viewer, std::int64_t id, const char* act, std::string subject,
                     Instant now) {
  db::AuditEntry audit;
  audit.id = id;
  audit.at = now;
  audit.by = viewer.account;
  audit.act = act;
  audit.subject = std::move(subject);
  audit.from = origin_of(viewer);
  return audit;
}

}  // namespace

Result<ReportId> Moderation::report(const Viewer& viewer, NewReport draft) {
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  const auto message = context_.db.read([&](db::Connection& db) {
    auto found = find_message(db, draft.id);
    if (found) conversation = find_conversation(db, found->conversation);
    return found;
  });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  if (auto stands = standing(viewer, message); !stands) return fail(stands.error());
  if (!viewer.may(Permission::report)) return fail(Kind::forbidden, "errors.forbidden");
  if (message->author == viewer.person) return fail(Kind::forbidden, "community.report.own");
  Report report;
  report.id = ReportId{context_.ids.next()};
  report.conversation = message->conversation;
  report.message = message->id;
  report.reporter = viewer.person;
  report.reason = draft.reason;
  report.note = text::clean(draft.note.value_or(""));
  report.created_at = context_.clock.now();
  if (text::count_graphemes(report.note) > longest_note) {
    return fail_fields({{"note", "community.too_long", {{"max", std::int64_t{longest_note}}}}});
  }

  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) {
    const auto id = save(tx, report);
    bus::record(tx, {.id = event_id,
                     .name = "message.reported",
                     .subject = raw(message->id),
                     .payload = event_payload(*conversation, message->id, viewer.person),
                     .at = report.created_at});
    return id;
  });
}

Result<Page<ReportView>> Moderation::open_reports(const Viewer& viewer, std::string_view after,
                                                  int limit) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto visible = directory_.visible_spaces(viewer);
  ReportId from{};
  parse_id(after, from);
  limit = std::clamp(limit, 1, 100);
  const ViewMaker maker(context_, viewer);
  return context_.db.read([&](db::Connection& db) {
    Page<ReportView> page;
    auto reports = list_open_reports(db, visible.ids(), from, limit + 1);
    if (reports.size() > static_cast<std::size_t>(limit)) {
      reports.pop_back();
      page.next = to_string(reports.back().id);
    }
    std::vector<PersonId> reporters;
    for (const auto& report : reports) reporters.push_back(report.reporter);
    const auto cards = people::cards(db, reporters);
    for (auto& report : reports) {
      const auto conversation = find_conversation(db, report.conversation);
      const auto message = find_message(db, report.conversation, report.message);
      if (!conversation || !message) continue;
      auto views =
          maker.messages(db, *conversation, *visible.find(conversation->space), {*message});
      auto reporter = people::card_of(cards, report.reporter);
      page.items.push_back(
          {std::move(report), std::move(views.front()), *conversation, std::move(reporter)});
    }
    return page;
  });
}

std::int64_t Moderation::count_open(const Viewer& viewer) {
  if (!viewer.may(Permission::moderate)) return 0;
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read(
      [&](db::Connection& db) { return count_open_reports(db, visible.ids()); });
}

Result<> Moderation::resolve(const Viewer& viewer, ReportId id, ReportOutcome outcome) {
  if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  const auto report = context_.db.read([&](db::Connection& db) {
    auto found = find_report(db, id);
    if (found) conversation = find_conversation(db, found->conversation);
    return found;
  });
  if (!report || !conversation || !visible.has(conversation->space)) {
    return fail(Kind::not_found, "community.report.not_found");
  }
  if (report->resolved_at) return fail(Kind::conflict, "community.report.resolved");
  if (outcome == ReportOutcome::removed) {
    if (auto removed = posting_.remove(viewer, report->message); !removed) return removed;
  }

  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto* act = outcome == ReportOutcome::removed ? "report.removed" : "report.kept";
  context_.db.write([&](db::Transaction& tx) {
    resolve_reports(tx, report->message, outcome, viewer.person, now);
    db::audit(tx, entry(viewer, audit_id, act, "message:" + to_string(report->message), now));
    bus::record(tx, {.id = event_id,
                     .name = "report.resolved",
                     .subject = raw(id),
                     .payload = event_payload(*conversation, report->message, viewer.person),
                     .at = now});
  });
  return {};
}

Result<Conversation> Moderation::change(const Viewer& viewer, ConversationChange change) {
  const auto visible = directory_.visible_spaces(viewer);
  const Space* to = nullptr;
  if (change.space) to = visible.find(*change.space);
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  const auto event_id = bus::EventId{context_.ids.next()};

  return context_.db.write([&](db::Transaction& tx) -> Result<Conversation> {
    auto conversation = lock_conversation(tx, change.id);
    if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
    if (!viewer.may(Permission::moderate)) return fail(Kind::forbidden, "errors.forbidden");
    if (change.space && to == nullptr) {
      return fail_fields({{"space", "community.space_not_found", {}}});
    }
    if (to != nullptr && to->state != SpaceState::open && to->id != conversation->space) {
      return fail_fields({{"space", "community.space_archived", {}}});
    }
    const auto before = *conversation;
    if (to != nullptr) conversation->space = to->id;
    if (change.pinned) conversation->pinned = *change.pinned;
    if (change.closed && *change.closed != conversation->closed_at.has_value()) {
      conversation->closed_at = *change.closed ? std::optional{now} : std::nullopt;
    }
    update(tx, *conversation);
    if (before.space != conversation->space) move_in_index(tx, change.id, conversation->space);
    auto audit = entry(viewer, audit_id, "conversation.changed",
                       "conversation:" + to_string(change.id), now);
    audit.before = in_json(before);
    audit.after = in_json(*conversation);
    db::audit(tx, audit);
    bus::record(
        tx, {.id = event_id,
             .name = "conversation.changed",
             .subject = raw(change.id),
             .payload = event_payload(*conversation, conversation->first_message, viewer.person),
             .at = now});
    touch(tx, context_, visible.map(), change.id, before.space);
    touch(tx, context_, visible.map(), change.id, conversation->space);
    tx.after_commit([this] { figures_.changed(); });
    return *conversation;
  });
}

}  // namespace coloquio::community
