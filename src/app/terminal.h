#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/result.h"

namespace coloquio::app {

// What the commands say to the administrator, in the language of LC_ALL, LC_MESSAGES or LANG
// (English when they name neither of ours).
class Terminal {
 public:
  Terminal();
  explicit Terminal(Language language) : language_(language) {}

  Language language() const { return language_; }
  std::string say(std::string_view key, const Args& args = {}) const;
  void print(std::string_view key, const Args& args = {}) const;     // Standard output.
  void complain(std::string_view key, const Args& args = {}) const;  // Standard error.
  // The sentence of an error, then one line for each wrong field.
  void complain(const Error& error) const;

 private:
  Language language_;
};

// How far a long deed is: on a terminal one line that is written over, with rate and time left;
// elsewhere a plain line every ten seconds and one at the end. One thread.
class Progress {
 public:
  // `what` is a message key with {count}: "cli.progress_rows".
  Progress(const Terminal& terminal, std::string what);
  ~Progress();  // Ends the line.
  void at(std::uint64_t done, std::optional<std::uint64_t> total = std::nullopt);

 private:
  void draw(bool last);
  const Terminal& terminal_;
  const std::string what_;
  const bool live_;  // Standard error is a terminal.
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_ = began_;
  std::uint64_t done_ = 0;
  std::optional<std::uint64_t> total_;
};

// A line from standard input without its end; for secrets, which do not belong into arguments.
// Fails when there is none.
Result<std::string> read_secret_line();

}  // namespace coloquio::app
