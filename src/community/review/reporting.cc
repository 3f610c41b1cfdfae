#include <algorithm>

#include "base/text.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/review/sight.h"
#include "community/workspaces/service.h"
#include "people/service.h"

// Reports of messages and people.
namespace coloquio::community {
namespace {

constexpr std::size_t note_max = 500;

Result<std::string> note_of(const std::optional<std::string>& typed) {
  auto note = text::clean(typed.value_or(""));
  if (text::count_graphemes(note) <= note_max) return note;
  return fail_fields({{"note", "community.too_long", {{"max", std::int64_t{note_max}}}}});
}

// Who was told "no" waits before they say it again.
Result<> may_report_again(const std::optional<StoredReport>& before, Instant now) {
  if (!before || before->report.outcome != ReportOutcome::kept) return {};
  const auto wait = *before->report.resolved_at + report_again - now;
  if (wait <= std::chrono::microseconds{0}) return {};
  return fail(Kind::too_many, "community.report.again_later",
              {{"seconds", std::chrono::ceil<std::chrono::seconds>(wait).count()}});
}

}  // namespace

Result<ReportId> Review::report(const Viewer& viewer, NewReport draft) {
  const auto visible = directory_.visible_spaces(viewer);
  std::optional<Conversation> conversation;
  std::optional<StoredReport> before;
  const auto message = context_.db.read([&](db::Connection& db) {
    auto found = find_message(db, draft.id);
    if (found) conversation = find_conversation(db, found->conversation);
    before = find_report_by(db, draft.id, PersonId{}, viewer.person);
    return found;
  });
  if (auto space = readable(viewer, visible, conversation); !space) return fail(space.error());
  if (auto stands = standing(viewer, message); !stands) return fail(stands.error());
  if (!viewer.may(Permission::report)) return fail(Kind::forbidden, "errors.forbidden");
  if (message->author == viewer.person) return fail(Kind::forbidden, "community.report.own");
  auto note = note_of(draft.note);
  if (!note) return fail(note.error());
  const auto now = context_.clock.now();
  if (auto may = may_report_again(before, now); !may) return fail(may.error());
  if (auto may = context_.caps->take(viewer, DayCaps::Deed::report, now); !may) {
    return fail(may.error());
  }

  StoredReport stored;
  stored.report = {.id = ReportId{context_.ids.next()},
                   .conversation = message->conversation,
                   .message = message->id,
                   .reporter = viewer.person,
                   .reason = draft.reason,
                   .note = std::move(*note),
                   .created_at = now,
                   .resolved_at = {},
                   .resolved_by = {},
                   .outcome = {}};
  stored.weight = weight_of(viewer);
  ReviewItem item;
  item.id = ReviewId{context_.ids.next()};
  item.space = conversation->space;
  item.conversation = conversation->id;
  item.message = message->id;
  item.person = message->author;
  item.created_at = now;
  const auto event_id = bus::EventId{context_.ids.next()};
  const Hand hand{std::nullopt, now, bus::EventId{context_.ids.next()}};
  auto owed = statement_about(context_, *conversation, *message, Restriction::hidden, std::nullopt);
  owed.statement.rule = draft.reason;

  return context_.db.write([&](db::Transaction& tx) {
    const auto id = save(tx, stored, item);
    bus::record(tx, {.id = event_id,
                     .name = "message.reported",
                     .subject = raw(message->id),
                     .payload = event_payload(*conversation, message->id, viewer.person),
                     .at = now});
    auto open = *find_item(tx, stored.item);
    hide_when_many_agree(tx, visible.map(), open, owed, hand);
    return id;
  });
}

Result<ReportId> Review::report(const Viewer& viewer, NewPersonReport draft) {
  std::optional<StoredReport> before;
  const auto person = context_.db.read([&](db::Connection& db) {
    before = find_report_by(db, MessageId{}, draft.id, viewer.person);
    return people::find_person(db, draft.id);
  });
  if (!person || !Workspaces(context_, directory_).may_know(viewer, draft.id)) {
    return fail(Kind::not_found, "errors.not_found");
  }
  if (!viewer.may(Permission::report)) return fail(Kind::forbidden, "errors.forbidden");
  if (draft.id == viewer.person) return fail(Kind::forbidden, "community.report.self");
  auto note = note_of(draft.note);
  if (!note) return fail(note.error());
  const auto now = context_.clock.now();
  if (auto may = may_report_again(before, now); !may) return fail(may.error());
  if (auto may = context_.caps->take(viewer, DayCaps::Deed::report, now); !may) {
    return fail(may.error());
  }

  StoredReport stored;
  stored.report.id = ReportId{context_.ids.next()};
  stored.report.reporter = viewer.person;
  stored.report.reason = draft.reason;
  stored.report.note = std::move(*note);
  stored.report.created_at = now;
  stored.subject = draft.id;
  stored.weight = weight_of(viewer);
  ReviewItem item;
  item.id = ReviewId{context_.ids.next()};
  item.kind = ReviewKind::person;
  item.person = draft.id;
  item.created_at = now;
  const auto event_id = bus::EventId{context_.ids.next()};
  return context_.db.write([&](db::Transaction& tx) {
    const auto id = save(tx, stored, item);
    bus::record(tx, {.id = event_id,
                     .name = "person.reported",
                     .subject = raw(draft.id),
                     .payload = "{\"by\":\"" + to_string(viewer.person) + "\"}",
                     .at = now});
    return id;
  });
}

ReportId Review::save(db::Transaction& tx, StoredReport& stored, ReviewItem item) {
  const auto before =
      find_report_by(tx, stored.report.message, stored.subject, stored.report.reporter);
  const auto open = open_item(tx, item);
  // Said again of the same matter it weighs once.
  const bool again = before && before->item == open.id && !before->report.resolved_at;
  add_weight(tx, open.id, stored.weight - (again ? before->weight : 0));
  stored.item = open.id;
  return save_report(tx, stored);
}

void Review::hide_when_many_agree(db::Transaction& tx, const SpaceMap& map, ReviewItem& item,
                                  const Owed& owed, const Hand& hand) {
  if (item.hidden || item.weight < hide_weight) return;
  auto conversation = lock_conversation(tx, item.conversation);
  auto message = find_message(tx, item.conversation, item.message);
  if (!conversation || !message || message->deleted_at || message->official) return;
  auto statement = owed;
  statement.statement.undo = to_undo(take_down(tx, context_, map, *conversation, *message, hand));
  statement.statement.item = item.id;
  set_hidden(tx, item.id, true);
  issue(tx, statement);
  tx.after_commit([this] { figures_.changed(); });
}

Page<OwnReport> Review::reports_of(const Viewer& viewer, std::string_view after, int limit) {
  Page<OwnReport> page;
  if (viewer.is_guest()) return page;
  ReportId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) {
    auto reports = reports_by(db, viewer.person, before, limit + 1);
    if (reports.size() > static_cast<std::size_t>(limit)) {
      reports.pop_back();
      page.next = to_string(reports.back().report.id);
    }
    std::vector<ConversationId> ids;
    std::vector<PersonId> people;
    for (const auto& one : reports) {
      ids.push_back(one.report.conversation);
      people.push_back(one.subject);
    }
    const auto conversations = find_conversations(db, ids);
    const auto cards = people::cards(db, people);
    for (auto& one : reports) {
      OwnReport own{std::move(one), ""};
      if (own.stored.subject != PersonId{}) {
        own.about = people::card_of(cards, own.stored.subject).name;
      }
      for (const auto& c : conversations) {
        // Moved out of sight meanwhile: its name is no longer theirs to read.
        if (c.id == own.stored.report.conversation && visible.has(c.space)) own.about = c.title;
      }
      page.items.push_back(std::move(own));
    }
    return page;
  });
}

}  // namespace coloquio::community
