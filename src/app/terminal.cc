#include "app/terminal.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace coloquio::app {
namespace {

Language terminal_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    Language language = Language::en;
    const std::string_view locale = value;
    if (parse_language(locale.substr(0, locale.find_first_of("_.@")), language)) return language;
    return Language::en;
  }
  return Language::en;
}

void line(std::FILE* out, const std::string& text) {
  std::fputs((text + "\n").c_str(), out);
  std::fflush(out);
}

}  // namespace

Terminal::Terminal() : language_(terminal_language()) {}

std::string Terminal::say(std::string_view key, const Args& args) const {
  return Messages::embedded().say(language_, key, args);
}

void Terminal::print(std::string_view key, const Args& args) const { line(stdout, say(key, args)); }

void Terminal::complain(std::string_view key, const Args& args) const {
  line(stderr, say(key, args));
}

void Terminal::complain(const Error& error) const {
  complain(error.key, error.args);
  for (const auto& field : error.fields) {
    line(stderr, "  " + field.field + ": " + say(field.key, field.args));
  }
}

Progress::Progress(const Terminal& terminal, std::string what)
    : terminal_(terminal), what_(std::move(what)), live_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (done_ > 0) draw(true);
}

void Progress::at(std::uint64_t done, std::optional<std::uint64_t> total) {
  done_ = done;
  total_ = total;
  const auto pause = live_ ? std::chrono::milliseconds{100} : std::chrono::milliseconds{10'000};
  if (std::chrono::steady_clock::now() - drawn_ >= pause) draw(false);
}

void Progress::draw(bool last) {
  drawn_ = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(drawn_ - began_).count();
  const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
  const auto language = terminal_.language();
  auto text = terminal_.say(what_, {{"count", static_cast<std::int64_t>(done_)}}) + " · " +
              terminal_.say("cli.progress_rate", {{"rate", static_cast<std::int64_t>(rate)}});
  if (last) {
    text += " · " + words::duration(language, static_cast<std::int64_t>(seconds + 0.5));
  } else if (total_ && rate > 0 && *total_ > done_) {
    const auto left = static_cast<std::int64_t>(static_cast<double>(*total_ - done_) / rate + 0.5);
    text += " · " + terminal_.say("cli.progress_left", {{"time", words::duration(language, left)}});
  }
  if (live_) {
    std::fputs(("\r\x1b[K" + text + (last ? "\n" : "")).c_str(), stderr);
  } else {
    line(stderr, text);
  }
}

Result<std::string> read_secret_line() {
  std::string text;
  if (!std::getline(std::cin, text)) return fail(Kind::invalid, "cli.nothing_on_stdin");
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

}  // namespace coloquio::app
