#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <memory>
#include <string>

namespace coloquio::log {
namespace {

constexpr std::array<std::string_view, 4> kNames{"debug", "info", "warning", "error"};

spdlog::level::level_enum native(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

// Not in spdlog's registry: nobody else can change it, and it needs no shutting down.
spdlog::logger& logger() {
  static const auto one = [] {
    auto made = std::make_unique<spdlog::logger>("coloquio",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    made->flush_on(spdlog::level::debug);
    return made;
  }();
  return *one;
}

// One event stays one line, whatever a stranger put into a path or a header.
std::string one_line(std::string_view line) {
  std::string out;
  out.reserve(line.size() + 16);
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f) {
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += fmt::format("\\x{:02x}", byte);
    }
  }
  return out;
}

}  // namespace

void set_level(Level level) { logger().set_level(native(level)); }

bool parse_level(std::string_view name, Level& level) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] != name) continue;
    level = static_cast<Level>(i);
    return true;
  }
  return false;
}

void write(Level level, std::string_view line) {
  if (!logger().should_log(native(level))) return;
  // Passed as an argument: braces in the line are no placeholders.
  logger().log(native(level), "{}", one_line(line));
}

}  // namespace coloquio::log
