#pragma once

#include <fmt/format.h>

#include <string_view>

// Structured lines on standard error through spdlog, which only base/log.cc includes. No personal
// data: ids, counts, durations and paths without query strings; never names, addresses, texts, IPs.
// Line breaks and control characters inside values are escaped.
namespace coloquio::log {

enum class Level { debug, info, warning, error };

void set_level(Level level);
bool parse_level(std::string_view name, Level& level);
void write(Level level, std::string_view line);

template <class... A>
void debug(fmt::format_string<A...> format, A&&... args) {
  write(Level::debug, fmt::format(format, std::forward<A>(args)...));
}
template <class... A>
void info(fmt::format_string<A...> format, A&&... args) {
  write(Level::info, fmt::format(format, std::forward<A>(args)...));
}
template <class... A>
void warning(fmt::format_string<A...> format, A&&... args) {
  write(Level::warning, fmt::format(format, std::forward<A>(args)...));
}
template <class... A>
void error(fmt::format_string<A...> format, A&&... args) {
  write(Level::error, fmt::format(format, std::forward<A>(args)...));
}

}  // namespace coloquio::log
