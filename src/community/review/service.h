#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bus/bus.h"
#include "community/context.h"
#include "community/conversations/posting.h"
#include "community/conversations/views.h"
#include "community/review/statements.h"
#include "community/review/store.h"
#include "community/spaces/directory.h"
#include "jobs/queue.h"
#include "mail/mailer.h"
#include "people/administration.h"

namespace coloquio::community {

struct NewReport {
  MessageId id{};
  ReportReason reason = ReportReason::other;
  std::optional<std::string> note;  // At most 500 characters.
};
BOOST_DESCRIBE_STRUCT(NewReport, (), (id, reason, note))

struct NewPersonReport {
  PersonId id{};
  ReportReason reason = ReportReason::other;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(NewPersonReport, (), (id, reason, note))

struct ReviewQuery {
  std::optional<ReviewKind> kind;
  std::optional<std::string> space;  // A slug: that space and all inside it.
  std::optional<bool> decided;       // True: what was decided, newest first.
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ReviewQuery, (), (kind, space, decided, after, limit))

// What is decided. Restricting outcomes name the rule; facts in words are at most 1,000 characters.
struct Decision {
  ReviewId id{};
  Outcome outcome = Outcome::kept;
  std::optional<ReportReason> rule;  // What most reports say, when absent.
  std::optional<std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (id, outcome, rule, facts))

// A report as those see it who decide, with who made it.
struct ReportLine {
  people::PersonCard reporter;
  ReportReason reason{};
  std::string note;
  Instant created_at;
};

// An item with all one needs to decide it.
struct ReviewView {
  ReviewItem item;
  bool overdue = false;
  people::PersonCard person;                  // Whose text, or who.
  std::optional<people::PersonCard> claimer;  // Only while the claim lives.
  bool mine = false;                          // Claimed by who asks.
  std::string space_title;                    // "" for what belongs to no space.
  std::string title;                          // Of the conversation; "" for people.
  std::string text;                           // Markdown: the message, the held post, the appeal.
  std::vector<ReportLine> reports;
  std::optional<Statement> statement;  // Of appeals: what is appealed against.
  std::vector<Outcome> outcomes;       // That this viewer may choose.
};

struct QueueCounts {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::vector<QueueCount> by_kind;
};

struct StatementView {
  Statement statement;
  std::optional<Appeal> appeal;
  bool mine = false;        // Of who asks (or who has its key).
  bool may_appeal = false;  // Not yet, and in time.
  bool may_undo = false;
};

// What somebody reported and what came of it.
struct OwnReport {
  StoredReport stored;
  std::string about;  // Title of the conversation, or the person's name.
};

// The queue, its decisions and what follows from them. Who moderates everywhere sees all of it in
// the spaces they see; who moderates a space sees what belongs there and below. What a viewer must
// not know of answers like what does not exist.
class Review {
 public:
  Review(Context& context, Directory& directory, Figures& figures, Posting& posting,
         search::Analyzer& analyzer)
      : context_(context),
        directory_(directory),
        figures_(figures),
        posting_(posting),
        analyzer_(analyzer) {}

  // A second report of the same subject by the same person changes the first; after it was turned
  // down only when a day has passed (Kind::too_many). Reports that weigh enough hide a message.
  Result<ReportId> report(const Viewer& viewer, NewReport draft);
  Result<ReportId> report(const Viewer& viewer, NewPersonReport draft);
  Page<OwnReport> reports_of(const Viewer& viewer, std::string_view after, int limit);

  bool takes_part(const Viewer& viewer);  // Whether there is a queue for this viewer at all.
  Result<Page<ReviewView>> list(const Viewer& viewer, const ReviewQuery& query);
  Result<ReviewView> find(const Viewer& viewer, ReviewId id);
  QueueCounts count(const Viewer& viewer);
  // Kind::conflict when somebody else has it.
  Result<> claim(const Viewer& viewer, ReviewId id);
  Result<> release(const Viewer& viewer, ReviewId id);
  // Kind::conflict when it was decided before or another has claimed it; Kind::forbidden for one's
  // own text, for sanctions without the permission, and for an appeal against one's own decision
  // while somebody else could answer it.
  Result<> decide(const Viewer& viewer, const Decision& decision);

  // The affected person, who has the key, and who moderates there.
  Result<StatementView> statement(const Viewer& viewer, StatementId id, std::string_view key);
  Page<StatementView> statements_of(const Viewer& viewer, std::string_view after, int limit);
  std::vector<HeldPost> held_of(const Viewer& viewer);
  // Kind::conflict for a second one or one that comes too late.
  Result<> appeal(const Viewer& viewer, StatementId id, std::string_view key, std::string text);
  // Brings back exactly what the decision took: the message with its acceptance, the voice.
  Result<> undo(const Viewer& viewer, StatementId id);

  // Permission::manage_spaces.
  Result<std::vector<people::PersonCard>> moderators(const Viewer& viewer, std::string_view slug);
  Result<> set_moderator(const Viewer& viewer, std::string_view slug, PersonId person, bool wanted);

  // Mails statements, and makes those of sanctions.
  void listen(bus::Bus& bus);
  // Once an hour: the event "review.overdue" for each item that has waited a day, once. Returns how
  // many.
  void work_for(jobs::Queue& queue);
  int ring();

 private:
  struct Sight;     // Where a viewer may look.
  struct Deciding;  // One decision under way.
  Sight sight_of(const Viewer& viewer);
  std::vector<ReviewView> views(db::Connection& db, const Viewer& viewer, const Sight& sight,
                                std::vector<ReviewItem> items);
  Result<> may_decide(db::Connection& db, const Deciding& deciding);
  Result<> decide_message(Deciding& deciding);
  Result<> decide_person(Deciding& deciding);
  Result<> decide_held(Deciding& deciding);
  Result<> decide_appeal(Deciding& deciding);
  Result<> close(Deciding& deciding, const std::optional<Owed>& owed);
  Result<> publish(const HeldPost& post, const Sight& sight);
  Result<people::Sanction> sanction(const Deciding& deciding);
  Result<> bring_back(const Viewer& viewer, const Statement& statement, db::Transaction& tx,
                      const std::vector<SearchDoc>& docs, const Hand& hand, const SpaceMap& map);
  Result<> lift(const Viewer& viewer, const Statement& statement);
  ReportId save(db::Transaction& tx, StoredReport& stored, ReviewItem item);
  void hide_when_many_agree(db::Transaction& tx, const SpaceMap& map, ReviewItem& item,
                            const Owed& owed, const Hand& hand);
  void mail_statement(StatementId id);
  void state_sanction(const bus::Event& event);

  Context& context_;
  Directory& directory_;
  Figures& figures_;
  Posting& posting_;
  search::Analyzer& analyzer_;
};

}  // namespace coloquio::community
