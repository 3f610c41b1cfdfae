#include "community/screening/service.h"

#include <algorithm>

#include "base/json.h"
#include "community/conversations/access.h"
#include "community/conversations/store.h"
#include "db/audit.h"
#include "markup/plain_text.h"

// Watched words as those see them who manage the community: saved, tested, rehearsed.
namespace coloquio::community {
namespace {

constexpr auto rehearsed = std::chrono::days{30};
constexpr int batch = 1'000;
constexpr std::int64_t most_examined = 100'000;
constexpr std::size_t most_samples = 10;
constexpr std::size_t most_words = 20'000;

db::AuditEntry entry(const Viewer& viewer, std::int64_t id, const char* act, WatchedWordId word,
                     Instant now) {
  db::AuditEntry audit;
  audit.id = id;
  audit.at = now;
  audit.by = viewer.account;
  audit.act = act;
  audit.subject = "watched_word:" + to_string(word);
  audit.from = origin_of(viewer);
  return audit;
}

Result<WatchedWord> checked(const NewWatchedWord& wanted) {
  WatchedWord word;
  word.word = watched_form(wanted.word);
  word.action = wanted.action;
  if (word.word.empty()) return fail_fields({{"word", "community.word_wrong", {}}});
  return word;
}

}  // namespace

std::shared_ptr<const Watcher> Screening::watcher() {
  std::uint64_t began = 0;
  {
    const std::lock_guard lock(mutex_);
    if (watcher_) return watcher_;
    began = generation_;
  }
  auto made = std::make_shared<const Watcher>(context_.db.read(load_watched_words));
  const std::lock_guard lock(mutex_);
  if (began == generation_) watcher_ = made;  // Otherwise a word changed while we read.
  return made;
}

Result<std::vector<WatchedWord>> Screening::words(const Viewer& viewer) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  return context_.db.read(load_watched_words);
}

Result<WatchedWord> Screening::save(const Viewer& viewer, NewWatchedWord wanted) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  auto word = checked(wanted);
  if (!word) return fail(word.error());
  word->id = WatchedWordId{context_.ids.next()};
  word->created_by = viewer.person;
  word->created_at = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<WatchedWord> {
    if (load_watched_words(tx).size() >= most_words) {
      return fail(Kind::conflict, "community.words_full");
    }
    auto saved = *word;
    saved.id = community::save(tx, saved);
    auto audit = entry(viewer, audit_id, "watched_word.saved", saved.id, saved.created_at);
    audit.after = to_json(NewWatchedWord{saved.word, saved.action});
    db::audit(tx, audit);
    tx.after_commit([this] {
      const std::lock_guard lock(mutex_);
      ++generation_;
      watcher_.reset();
    });
    return saved;
  });
}

Result<> Screening::remove(const Viewer& viewer, WatchedWordId id) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto now = context_.clock.now();
  const auto audit_id = context_.ids.next();
  return context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (!delete_watched_word(tx, id)) return fail(Kind::not_found, "errors.not_found");
    db::audit(tx, entry(viewer, audit_id, "watched_word.removed", id, now));
    tx.after_commit([this] {
      const std::lock_guard lock(mutex_);
      ++generation_;
      watcher_.reset();
    });
    return {};
  });
}

Result<WordTest> Screening::test(const Viewer& viewer, std::string_view text,
                                 const std::optional<NewWatchedWord>& also) {
  auto all = words(viewer);
  if (!all) return fail(all.error());
  if (also && !also->word.empty()) {
    auto one = checked(*also);
    if (!one) return fail(one.error());
    std::erase_if(*all, [&](const WatchedWord& word) { return word.word == one->word; });
    all->push_back(std::move(*one));
  }
  const Watcher watcher(*all);
  WordTest result;
  const auto plain = markup::plain_text(text);
  if (const auto* hit = watcher.strongest({text, plain})) result.action = hit->action;
  for (const auto& hit : watcher.find(text)) {
    if (std::find(result.words.begin(), result.words.end(), hit.word->word) == result.words.end()) {
      result.words.push_back(hit.word->word);
    }
  }
  result.shown = watcher.censored(text);
  return result;
}

Result<Rehearsal> Screening::rehearse(const Viewer& viewer, const NewWatchedWord& wanted) {
  if (!viewer.may(Permission::manage_spaces)) return fail(Kind::forbidden, "errors.forbidden");
  const auto word = checked(wanted);
  if (!word) return fail(word.error());
  const Watcher watcher({*word});
  const auto visible = directory_.visible_spaces(viewer);
  const auto since = context_.clock.now() - rehearsed;
  return context_.db.read([&](db::Connection& db) {
    Rehearsal done;
    MessageId before{INT64_MAX};
    for (;;) {
      const auto messages = messages_before(db, before, since, batch);
      for (const auto& one : messages) {
        ++done.examined;
        const auto plain = markup::plain_text(one.body);
        if (watcher.strongest({one.title, one.body, plain}) == nullptr) continue;
        ++done.met;
        if (done.samples.size() >= most_samples) continue;
        const auto conversation = find_conversation(db, one.conversation);
        if (!conversation || !visible.has(conversation->space)) continue;
        done.samples.push_back({one.id, markup::plain_text(one.body, 160), one.created_at});
      }
      if (messages.size() < batch) return done;
      if (done.examined >= most_examined) {
        done.whole = false;
        return done;
      }
      before = messages.back().id;
    }
  });
}

}  // namespace coloquio::community
