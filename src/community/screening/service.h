#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/conversation.h"
#include "community/conversations/views.h"
#include "community/conversations/writing.h"
#include "community/limits.h"
#include "community/review/review.h"
#include "community/screening/store.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

struct NewWatchedWord {
  std::string word;  // "premio" or "premi*".
  WordAction action = WordAction::review;
};
BOOST_DESCRIBE_STRUCT(NewWatchedWord, (), (word, action))

// What a text would meet.
struct WordTest {
  std::optional<WordAction> action;  // None: nothing.
  std::vector<std::string> words;    // The watched words in it, each once.
  std::string shown;                 // With the censored ones as ■■■.
};

// What a rule would have done in the last 30 days.
struct Rehearsal {
  std::int64_t examined = 0;
  std::int64_t met = 0;
  bool whole = true;  // False: there were more messages than are looked at.
  struct Sample {
    MessageId id{};
    std::string excerpt;  // Plain text.
    Instant created_at;
  };
  std::vector<Sample> samples;  // The newest ten it met, of those the viewer may read.
};

// What became of a text before it is posted.
struct Verdict {
  bool held = false;
  bool silences = false;
  ReviewWhy why = ReviewWhy::watched_word;
  std::string detail;
};

// What a text is, when somebody wants to post it.
struct Posted {
  std::string_view title;
  const Written& written;
  std::optional<std::chrono::milliseconds> typed_in;  // Browsers only.
  bool edit = false;  // Of what stands already: only its words are looked at.
};

// Looks at what people write before anybody else does. Nothing is done about who moderates or
// answers officially, nor about tokens without limits.
class Screening {
 public:
  Screening(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // Permission::manage_spaces from here on; each leaves a line in the audit.
  Result<std::vector<WatchedWord>> words(const Viewer& viewer);
  // Kind::invalid for what is not one word of two letters or more.
  Result<WatchedWord> save(const Viewer& viewer, NewWatchedWord wanted);
  Result<> remove(const Viewer& viewer, WatchedWordId id);
  // With the words that are saved, and `also` if given.
  Result<WordTest> test(const Viewer& viewer, std::string_view text,
                        const std::optional<NewWatchedWord>& also = std::nullopt);
  Result<Rehearsal> rehearse(const Viewer& viewer, const NewWatchedWord& wanted);

  bool concerns(const Viewer& viewer) const;  // Whether this viewer's texts are looked at.
  std::string censored(const Viewer& viewer, std::string_view text);
  // Kind::invalid, field "body" or "title", for a blocked word. On the read connection.
  Result<Verdict> judge(const Viewer& viewer, const Posted& posted);
  // Puts the post into the queue. Kind::too_many when too many of theirs wait already.
  Result<> hold(const Viewer& viewer, HeldPost post, const Verdict& verdict);
  // In the transaction that posts: a newcomer's first messages are looked at afterwards.
  void note_first(db::Transaction& tx, const Viewer& viewer, const Conversation& conversation,
                  MessageId message, ReviewId id, Instant now);
  // A standing message that an edit filled with watched words goes to the queue.
  void note_edit(db::Transaction& tx, const Conversation& conversation, const Message& message,
                 const Verdict& verdict, ReviewId id, Instant now);

  // A token for a form that says when it was opened, and the time since then; 0 for one that is
  // missing, another's or changed.
  std::string opened(const Viewer& viewer);
  std::chrono::milliseconds typed_in(const Viewer& viewer, std::string_view token);

 private:
  std::shared_ptr<const Watcher> watcher();
  std::string sign(const Viewer& viewer, std::string_view moment);
  std::optional<Verdict> judge_words(const Posted& posted, Result<>& refused);
  std::optional<std::string> repeated_host(const Viewer& viewer, std::string_view html, int limit);

  Context& context_;
  Directory& directory_;
  std::mutex mutex_;  // Guards everything below.
  std::uint64_t generation_ = 0;
  std::shared_ptr<const Watcher> watcher_;
  std::string secret_;
};

}  // namespace coloquio::community
