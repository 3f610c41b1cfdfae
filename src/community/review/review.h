#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "community/moderation/report.h"

namespace coloquio::community {

enum class ReviewId : std::int64_t {};
enum class HeldId : std::int64_t {};
enum class StatementId : std::int64_t {};

// What somebody must look at. message: stands (or is hidden meanwhile). person: somebody as a
// whole. held: waits to be published. appeal: against a decision.
enum class ReviewKind { message, person, held, appeal };
BOOST_DESCRIBE_ENUM(ReviewKind, message, person, held, appeal)

// Why it is in the queue.
enum class ReviewWhy {
  reports,
  first_post,
  watched_word,
  typed_fast,
  spam_links,
  spam_score,
  appeal
};
BOOST_DESCRIBE_ENUM(ReviewWhy, reports, first_post, watched_word, typed_fast, spam_links,
                    spam_score, appeal)

// How it may end. message: kept, removed, silenced. person: kept, silenced, suspended. held:
// approved, refused, silenced. appeal: upheld (the decision stands), overturned. silenced also
// removes or refuses the text; suspended and silenced ask for Permission::sanction.
enum class Outcome { kept, removed, silenced, suspended, approved, refused, upheld, overturned };
BOOST_DESCRIBE_ENUM(Outcome, kept, removed, silenced, suspended, approved, refused, upheld,
                    overturned)
bool fits(ReviewKind kind, Outcome outcome);
bool restricts(Outcome outcome);  // Somebody loses something: a statement is owed.
bool sanctions(Outcome outcome);

struct ReviewItem {
  ReviewId id{};
  ReviewKind kind = ReviewKind::message;
  ReviewWhy why = ReviewWhy::reports;
  std::string detail;             // The word that was hit, the host that repeats; may be "".
  SpaceId space{};                // 0: of no space, for who moderates everywhere.
  ConversationId conversation{};  // Of messages and held replies.
  MessageId message{};            // Of messages.
  PersonId person{};              // Whose text, or who.
  std::int64_t subject = 0;       // held: HeldId; appeal: StatementId.
  std::int64_t weight = 0;        // Of the reports so far (weight_of()).
  bool hidden = false;            // Out of sight until somebody decides.
  std::optional<PersonId> claimed_by;
  std::optional<Instant> claimed_until;
  Instant created_at;
  std::optional<Instant> decided_at;
  std::optional<PersonId> decided_by;
  std::optional<Outcome> outcome;

  bool claimed_at(Instant now) const { return claimed_until && *claimed_until > now; }
};

inline constexpr auto claim_lives = std::chrono::minutes{30};  // Then it is anybody's again.
inline constexpr auto review_alarm = std::chrono::hours{24};   // Older ones are overdue.
inline constexpr auto report_again = std::chrono::hours{24};   // After a report was turned down.
inline constexpr auto silence_lasts = std::chrono::days{7};    // Of a decision in the queue.
inline constexpr auto suspension_lasts = std::chrono::days{30};
inline constexpr auto appeal_within = std::chrono::days{183};  // Six months.
inline constexpr std::int64_t hide_weight = 6;  // Reports that weigh this much hide a message.

// How much a report counts: more by who has earned trust.
std::int64_t weight_of(const Viewer& viewer);

enum class Restriction { removed, hidden, refused, silenced, suspended };
BOOST_DESCRIBE_ENUM(Restriction, removed, hidden, refused, silenced, suspended)

// What was done to somebody or to what they wrote, why, and how they may object. Never changed but
// for its end.
struct Statement {
  StatementId id{};
  PersonId person{};  // Whom it concerns.
  Restriction restriction = Restriction::removed;
  ReportReason rule = ReportReason::other;
  std::string facts;  // In words; "" leaves it to the sentence of the rule.
  bool automated = false;
  SpaceId space{};
  ConversationId conversation{};
  MessageId message{};
  std::string title;  // Of the conversation.
  std::string quote;  // What was said, at most 1,000 characters of Markdown.
  std::optional<std::int64_t> sanction;
  std::optional<Instant> until;  // Of a sanction.
  std::optional<PersonId> decided_by;
  ReviewId item{};
  std::string undo;  // JSON: what a return brings back beside the text.
  std::string key;   // Opens its page for who cannot sign in.
  Instant created_at;
  Instant appeal_until;
  std::optional<Instant> undone_at;
  std::optional<PersonId> undone_by;
};

struct Appeal {
  StatementId statement{};
  PersonId person{};
  std::string text;  // 1 to 2,000 characters.
  Instant created_at;
  std::optional<Instant> answered_at;
  std::optional<PersonId> answered_by;
  std::optional<Outcome> outcome;
  std::string answer;
};

// What waits for approval. A conversation of 0 begins one.
struct HeldPost {
  HeldId id{};
  PersonId person{};
  AccountId account{};
  ConversationId conversation{};
  SpaceId space{};
  std::string title;
  std::string body;
  std::vector<std::string> tags;
  std::optional<ConversationKind> kind;
  std::optional<MessageId> reply_to;
  Instant created_at;
  std::optional<MessageId> published;
};

}  // namespace coloquio::community
