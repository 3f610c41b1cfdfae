#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/text.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "community/review/sight.h"
#include "db/audit.h"
#include "db/enum_name.h"
#include "people/role.h"
#include "people/service.h"

// Decisions of the queue: each ends its item, answers its reports, and owes a statement when it
// takes something from somebody.
namespace coloquio::community {
namespace {

constexpr std::size_t facts_max = 1000;

struct Decided {
  ReviewKind kind{};
  Outcome outcome{};
  ReportReason rule{};
  std::string facts;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (kind, outcome, rule, facts))

// What most reports say; of two that are said as often, the one said first.
ReportReason common_reason(const std::vector<StoredReport>& reports) {
  std::map<ReportReason, int> counted;
  ReportReason most = ReportReason::other;
  int times = 0;
  for (const auto& one : reports) {
    if (++counted[one.report.reason] > times) {
      times = counted[one.report.reason];
      most = one.report.reason;
    }
  }
  return most;
}

ReportReason rule_of(const ReviewItem& item, const std::vector<StoredReport>& reports) {
  if (!reports.empty()) return common_reason(reports);
  const bool spam = item.why == ReviewWhy::typed_fast || item.why == ReviewWhy::spam_links ||
                    item.why == ReviewWhy::spam_score;
  return spam ? ReportReason::spam : ReportReason::other;
}

// The author as one whose words have been approved: no limits, no second look.
Viewer approved_author(const HeldPost& post) {
  Viewer author;
  author.account = post.account;
  author.person = post.person;
  author.permissions = people::permissions_of(people::Role::member);
  author.permissions.add(Permission::no_limits);
  author.by_token = true;
  return author;
}

}  // namespace

Result<> Review::decide(const Viewer& viewer, const Decision& decision) {
  const auto sight = sight_of(viewer);
  std::vector<StoredReport> reports;
  const auto item = context_.db.read([&](db::Connection& db) {
    reports = community::reports_of(db, decision.id);
    return find_item(db, decision.id);
  });
  if (!item || !sight.has(item->space)) return fail(Kind::not_found, "review.not_found");
  const auto now = context_.clock.now();
  Deciding deciding{.viewer = viewer,
                    .decision = decision,
                    .sight = sight,
                    .item = *item,
                    .rule = decision.rule.value_or(rule_of(*item, reports)),
                    .facts = text::clean(decision.facts.value_or("")),
                    .now = now,
                    .hand = {viewer.person, now, bus::EventId{context_.ids.next()}},
                    .audit_id = context_.ids.next(),
                    .event = bus::EventId{context_.ids.next()}};
  const auto may = context_.db.read([&](db::Connection& db) { return may_decide(db, deciding); });
  if (!may) return may;
  switch (item->kind) {
    case ReviewKind::message:
      return decide_message(deciding);
    case ReviewKind::person:
      return decide_person(deciding);
    case ReviewKind::held:
      return decide_held(deciding);
    case ReviewKind::appeal:
      return decide_appeal(deciding);
  }
  return {};
}

Result<> Review::may_decide(db::Connection& db, const Deciding& d) {
  if (d.item.decided_at) return fail(Kind::conflict, "review.decided");
  if (d.item.claimed_at(d.now) && d.item.claimed_by != d.viewer.person) {
    return fail(Kind::conflict, "review.claimed");
  }
  if (d.item.person == d.viewer.person) return fail(Kind::forbidden, "review.own");
  if (!fits(d.item.kind, d.decision.outcome)) {
    return fail_fields({{"outcome", "review.outcome_wrong", {}}});
  }
  if (text::count_graphemes(d.facts) > facts_max) {
    return fail_fields({{"facts", "community.too_long", {{"max", std::int64_t{facts_max}}}}});
  }
  if (sanctions(d.decision.outcome) && !d.viewer.may(Permission::sanction)) {
    return fail(Kind::forbidden, "errors.forbidden");
  }
  if (d.item.kind != ReviewKind::appeal) return {};
  const auto statement = find_statement(db, StatementId{d.item.subject});
  if (!statement || statement->decided_by != d.viewer.person) return {};
  // Alone in the house one answers what one decided, rather than nobody.
  if (people::somebody_else_may(db, Permission::moderate, d.viewer.person)) {
    return fail(Kind::forbidden, "review.another_person");
  }
  return {};
}

// Ends the item in the transaction that does the rest.
Result<> Review::close(Deciding& d, const std::optional<Owed>& owed) {
  const bool restores = d.item.hidden && d.decision.outcome == Outcome::kept;
  std::vector<SearchDoc> docs;
  std::optional<Message> message;
  if (restores) {
    context_.db.read([&](db::Connection& db) {
      const auto conversation = find_conversation(db, d.item.conversation);
      if (conversation) add_docs(db, analyzer_, *conversation, docs, d.item.message);
    });
  }
  const bool removes = d.item.kind == ReviewKind::message && restricts(d.decision.outcome);
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!close_item(tx, d.item.id, d.decision.outcome, d.viewer.person, d.now)) {
      return fail(Kind::conflict, "review.decided");
    }
    auto statement = owed;
    if (removes || restores) {
      auto conversation = lock_conversation(tx, d.item.conversation);
      auto stored = find_message(tx, d.item.conversation, d.item.message);
      const auto hidden = statement_of(tx, d.item.message);
      if (conversation && stored && removes && !stored->deleted_at) {
        statement->statement.undo =
            to_undo(take_down(tx, context_, d.sight.visible.map(), *conversation, *stored, d.hand));
      } else if (removes && hidden) {
        // Hidden before: the decision takes the place of the program's.
        statement->statement.undo = hidden->undo;
        undo_statement(tx, hidden->id, d.viewer.person, d.now);
      } else if (conversation && stored && restores && stored->deleted_at) {
        put_back(tx, context_, d.sight.visible.map(), *conversation, *stored, docs, d.hand,
                 hidden ? from_undo(hidden->undo) : TakenAlong{});
        if (hidden) undo_statement(tx, hidden->id, d.viewer.person, d.now);
      }
    }
    if (statement) issue(tx, *statement);
    resolve_reports(
        tx, d.item.id,
        d.decision.outcome == Outcome::kept ? ReportOutcome::kept : ReportOutcome::removed,
        d.viewer.person, d.now);
    db::audit(tx, {.id = d.audit_id,
                   .at = d.now,
                   .by = d.viewer.account,
                   .act = "review.decided",
                   .subject = "review:" + to_string(d.item.id),
                   .before = "",
                   .after = to_json(Decided{d.item.kind, d.decision.outcome, d.rule, d.facts}),
                   .from = origin_of(d.viewer)});
    bus::record(tx, {.id = d.event,
                     .name = "review.decided",
                     .subject = raw(d.item.id),
                     .payload = "{\"person\":\"" + to_string(d.item.person) + "\",\"by\":\"" +
                                to_string(d.viewer.person) + "\"}",
                     .at = d.now});
    tx.after_commit([this] { figures_.changed(); });
    return {};
  });
}

Result<> Review::decide_message(Deciding& d) {
  if (sanctions(d.decision.outcome)) {
    if (auto done = sanction(d); !done) return fail(done.error());
  }
  if (!restricts(d.decision.outcome)) return close(d, std::nullopt);
  std::optional<Owed> owed;
  context_.db.read([&](db::Connection& db) {
    const auto conversation = find_conversation(db, d.item.conversation);
    const auto message = find_message(db, d.item.conversation, d.item.message);
    if (conversation && message) {
      owed =
          statement_about(context_, *conversation, *message, Restriction::removed, d.viewer.person);
    }
  });
  if (!owed) return fail(Kind::not_found, "community.not_found");
  owed->statement.rule = d.rule;
  owed->statement.facts = d.facts;
  owed->statement.item = d.item.id;
  return close(d, owed);
}

Result<> Review::decide_person(Deciding& d) {
  if (!sanctions(d.decision.outcome)) return close(d, std::nullopt);
  const auto done = sanction(d);
  if (!done) return fail(done.error());
  auto owed = statement_to_make(context_);
  auto& s = owed.statement;
  s.person = d.item.person;
  s.restriction =
      done->kind == people::SanctionKind::suspend ? Restriction::suspended : Restriction::silenced;
  s.rule = d.rule;
  s.facts = d.facts;
  s.sanction = raw(done->id);
  s.until = done->until;
  s.decided_by = d.viewer.person;
  s.item = d.item.id;
  return close(d, owed);
}

Result<> Review::decide_held(Deciding& d) {
  const auto post =
      context_.db.read([&](db::Connection& db) { return find_held(db, HeldId{d.item.subject}); });
  if (!post) return fail(Kind::not_found, "review.not_found");
  if (restricts(d.decision.outcome)) {
    if (sanctions(d.decision.outcome)) {
      if (auto done = sanction(d); !done) return fail(done.error());
    }
    auto owed = statement_to_make(context_);
    auto& s = owed.statement;
    s.person = post->person;
    s.restriction = Restriction::refused;
    s.rule = d.rule;
    s.facts = d.facts;
    s.space = post->space;
    s.conversation = post->conversation;
    s.title = post->title;
    s.quote = text::truncate(post->body, 1000);
    s.decided_by = d.viewer.person;
    s.item = d.item.id;
    return close(d, owed);
  }
  // Ended first: of two who approve at once, one publishes.
  if (auto closed = close(d, std::nullopt); !closed) return closed;
  auto published = publish(*post, d.sight);
  if (!published) {
    context_.db.write([&](db::Transaction& tx) { reopen_item(tx, d.item.id); });
    return published;
  }
  return {};
}

Result<> Review::publish(const HeldPost& post, const Sight& sight) {
  const auto author = approved_author(post);
  std::optional<MessageId> made;
  if (post.conversation == ConversationId{}) {
    NewConversation draft;
    const auto* space = sight.visible.map().find(post.space);
    draft.space = space == nullptr ? "" : space->slug;
    draft.kind = post.kind;
    draft.title = post.title;
    draft.body = post.body;
    draft.tags = post.tags;
    auto started = posting_.start(author, std::move(draft));
    if (!started) return fail(started.error());
    made = started->message.id;
  } else {
    NewMessage draft;
    draft.id = post.conversation;
    draft.body = post.body;
    draft.reply_to = post.reply_to;
    auto replied = posting_.reply(author, std::move(draft));
    if (!replied) return fail(replied.error());
    made = replied->id;
  }
  context_.db.write([&](db::Transaction& tx) { set_published(tx, post.id, *made); });
  return {};
}

Result<people::Sanction> Review::sanction(const Deciding& d) {
  const auto account = context_.db.read(
      [&](db::Connection& db) { return people::find_account_of(db, d.item.person); });
  if (!account || context_.administration == nullptr) {
    return fail(Kind::not_found, "review.no_account");
  }
  const bool suspends = d.decision.outcome == Outcome::suspended;
  people::SanctionWanted wanted;
  wanted.kind = suspends ? people::SanctionKind::suspend : people::SanctionKind::silence;
  wanted.until =
      d.now + (suspends ? std::chrono::days{suspension_lasts} : std::chrono::days{silence_lasts});
  // The person reads it; without facts the rule speaks.
  wanted.reason = text::truncate(d.facts, 400);
  if (wanted.reason.empty()) {
    wanted.reason = Messages::embedded().say(account->language,
                                             "review.rules." + std::string{db::to_name(d.rule)});
  }
  return context_.administration->sanction(d.viewer, account->id, wanted);
}

}  // namespace coloquio::community
