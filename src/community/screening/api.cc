#include "community/api.h"

#include "community/moderation/routes.h"

namespace coloquio::community {
namespace {

using web::List;
using web::Nothing;

struct WordJson {
  WatchedWordId id{};
  std::string word;
  WordAction action{};
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(WordJson, (), (id, word, action, created_at))

struct ById {
  WatchedWordId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct Trial {
  std::string text;
  std::optional<NewWatchedWord> also;
};
BOOST_DESCRIBE_STRUCT(Trial, (), (text, also))

struct TrialJson {
  std::optional<WordAction> action;
  std::vector<std::string> words;
  std::string shown;
};
BOOST_DESCRIBE_STRUCT(TrialJson, (), (action, words, shown))

struct SampleJson {
  MessageId id{};
  std::string excerpt;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(SampleJson, (), (id, excerpt, created_at))

struct RehearsalJson {
  std::int64_t examined = 0;
  std::int64_t met = 0;
  bool whole = true;
  std::vector<SampleJson> samples;
};
BOOST_DESCRIBE_STRUCT(RehearsalJson, (), (examined, met, whole, samples))

WordJson to_wire(const WatchedWord& word) {
  return {word.id, word.word, word.action, word.created_at};
}

}  // namespace

void add_screening_routes(web::Router& router, Community& community) {
  auto& screening = community.screening;
  router.get<Nothing, List<WordJson>>("/api/v1/watched_words", Permission::manage_spaces,
                                      "List the watched words",
                                      [&screening](const Viewer& viewer) -> Result<List<WordJson>> {
                                        const auto words = screening.words(viewer);
                                        if (!words) return fail(words.error());
                                        List<WordJson> list;
                                        for (const auto& word : *words)
                                          list.items.push_back(to_wire(word));
                                        return list;
                                      });
  router.post<NewWatchedWord, WordJson>(
      "/api/v1/watched_words", Permission::manage_spaces, "Watch a word, or change what it meets",
      [&screening](const Viewer& viewer, NewWatchedWord in) -> Result<WordJson> {
        const auto word = screening.save(viewer, std::move(in));
        if (!word) return fail(word.error());
        return to_wire(*word);
      });
  router.remove<ById, Nothing>(
      "/api/v1/watched_words/{id}", Permission::manage_spaces, "Watch a word no longer",
      [&screening](const Viewer& viewer, ById in) { return screening.remove(viewer, in.id); });
  router.add(web::typed<Trial, TrialJson>(
      web::Method::post, 200, "/api/v1/watched_words/test", Permission::manage_spaces,
      "Say what a text would meet, with one more word if given; nothing is saved",
      [&screening](const Viewer& viewer, Trial in) -> Result<TrialJson> {
        auto done = screening.test(viewer, in.text, in.also);
        if (!done) return fail(done.error());
        return TrialJson{done->action, std::move(done->words), std::move(done->shown)};
      }));
  router.add(web::typed<NewWatchedWord, RehearsalJson>(
      web::Method::post, 200, "/api/v1/watched_words/rehearsal", Permission::manage_spaces,
      "Say what a word would have met in the last 30 days; nothing is saved",
      [&screening](const Viewer& viewer, NewWatchedWord in) -> Result<RehearsalJson> {
        auto done = screening.rehearse(viewer, in);
        if (!done) return fail(done.error());
        RehearsalJson json{done->examined, done->met, done->whole, {}};
        for (auto& one : done->samples) {
          json.samples.push_back({one.id, std::move(one.excerpt), one.created_at});
        }
        return json;
      }));
}

}  // namespace coloquio::community
