#include "demo/ago.h"

#include <charconv>

namespace coloquio::demo {
namespace {

constexpr std::chrono::hours clock_offset{1};  // Of Madrid in winter; good enough for a demo.

// Takes a number and the sign after it off the front of `text`.
std::optional<int> take(std::string_view& text, char sign) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (problem != std::errc{} || value < 0 || digits == text.size() || text[digits] != sign) {
    return std::nullopt;
  }
  text.remove_prefix(digits + 1);
  return value;
}

std::optional<Instant> at_clock(int days, std::string_view clock, Instant now) {
  const auto hours = take(clock, ':');
  int minutes = -1;
  const auto [end, problem] = std::from_chars(clock.data(), clock.data() + clock.size(), minutes);
  const bool whole = problem == std::errc{} && end == clock.data() + clock.size();
  if (!hours || !whole || days < 1 || *hours > 23 || minutes < 0 || minutes > 59)
    return std::nullopt;
  const auto today = std::chrono::floor<std::chrono::days>(now + clock_offset);
  return today - std::chrono::days{days} + std::chrono::hours{*hours} +
         std::chrono::minutes{minutes} - clock_offset;
}

}  // namespace

std::optional<Instant> parse_ago(std::string_view ago, Instant now) {
  if (const auto days = take(ago, 'd')) return at_clock(*days, ago, now);
  const auto hours = take(ago, 'h');
  const auto minutes = take(ago, 'm');
  if (!ago.empty() || (!hours && !minutes)) return std::nullopt;
  return now - std::chrono::hours{hours.value_or(0)} - std::chrono::minutes{minutes.value_or(0)};
}

}  // namespace coloquio::demo
