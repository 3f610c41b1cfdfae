#include "community/pages/words_page.h"

#include <array>

#include "community/pages/review_pages.h"
#include "db/enum_name.h"

namespace coloquio::community::pages {
namespace {

constexpr std::array kActions{WordAction::review, WordAction::censor, WordAction::silence,
                              WordAction::block};

std::string action_key(WordAction action) {
  return "words_watched.actions." + std::string{db::to_name(action)};
}

NewWatchedWord read_form(const Request& request) {
  NewWatchedWord wanted;
  wanted.word = typed(request, "word");
  wanted.action = db::name_or(request.form("action"), WordAction::review);
  return wanted;
}

}  // namespace

Result<Response> WordsPage::show(const Request& request) { return render(request, {}); }

Result<Response> WordsPage::submit(const Request& request) {
  const auto wanted = read_form(request);
  const auto what = request.form("do");
  if (what == "save") {
    const auto saved = community_.screening.save(request.viewer, wanted);
    if (saved) return web::see_other("/moderation/words?done=saved");
    return render(request, {.rehearsal = {}, .test = {}, .error = &saved.error()});
  }
  if (what == "test") {
    auto also = wanted.word.empty() ? std::nullopt : std::optional{wanted};
    auto done = community_.screening.test(request.viewer, typed(request, "text"), also);
    if (!done) return render(request, {.rehearsal = {}, .test = {}, .error = &done.error()});
    return render(request, {.rehearsal = {}, .test = std::move(*done), .error = nullptr});
  }
  auto done = community_.screening.rehearse(request.viewer, wanted);
  if (!done) return render(request, {.rehearsal = {}, .test = {}, .error = &done.error()});
  return render(request, {.rehearsal = std::move(*done), .test = {}, .error = nullptr});
}

Result<Response> WordsPage::remove(const Request& request) {
  const auto id = path_id<WatchedWordId>(request);
  if (!id) return no_such_page();
  const auto done = community_.screening.remove(request.viewer, *id);
  if (!done) return fail(done.error());
  return web::see_other("/moderation/words?done=saved");
}

Result<Response> WordsPage::render(const Request& request, const Shown& shown) {
  const auto words = community_.screening.words(request.viewer);
  if (!words) return fail(words.error());
  Values values;
  set_moderation_nav(values, community_, kit_, request, "AT_RULES");
  const auto wanted = read_form(request);
  web::set(values, "WORD", wanted.word);
  web::set(values, "TEXT", typed(request, "text"));
  for (const auto action : kActions) {
    auto& option = web::add(values, "ACTION");
    web::set(option, "VALUE", db::to_name(action));
    web::set(option, "ACTION_TEXT", kit_.say(request, action_key(action)));
    web::show(option, "SELECTED", action == wanted.action);
  }
  if (shown.rehearsal) {
    auto& rehearsal = web::add(values, "REHEARSAL");
    web::set(rehearsal, "MET_WORDS",
             kit_.say(request, "words_watched.met",
                      {{"count", shown.rehearsal->met}, {"examined", shown.rehearsal->examined}}));
    web::show(rehearsal, "PARTIAL", !shown.rehearsal->whole);
    for (const auto& one : shown.rehearsal->samples) {
      auto& sample = web::add(rehearsal, "SAMPLE");
      web::set(sample, "URL", "/messages/" + to_string(one.id));
      web::set(sample, "EXCERPT", one.excerpt);
      set_time(sample, kit_, request, one.created_at);
    }
  }
  if (shown.test) {
    auto& test = web::add(values, "TEST");
    web::set(test, "TEST_WORDS",
             kit_.say(request, shown.test->action ? action_key(*shown.test->action)
                                                  : "words_watched.nothing"));
    web::set(test, "SHOWN", shown.test->shown);
  }
  for (const auto& word : *words) {
    auto& row = web::add(values, "WATCHED");
    web::set(row, "ID", to_string(word.id));
    web::set(row, "WATCHED_WORD", word.word);
    web::set(row, "ACTION_TEXT", kit_.say(request, action_key(word.action)));
  }
  web::show(values, "EMPTY", words->empty());
  const int status = shown.error ? set_problems(values, kit_, request, *shown.error) : 200;
  return web::page(kit_, request, private_head(kit_.say(request, "words_watched.title")),
                   "community/html/words.tpl", values, status);
}

}  // namespace coloquio::community::pages
