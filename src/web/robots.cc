#include "web/robots.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

namespace coloquio::web {
namespace {

// Parts of names, in lower case. "bot" and "crawl" cover most of those that say what they are.
constexpr std::array<std::string_view, 30> parts{
    "bot",      "crawl",     "spider",     "slurp",      "archiver",         "preview",
    "scrap",    "fetch",     "monitor",    "uptime",     "pingdom",          "lighthouse",
    "headless", "phantomjs", "curl/",      "wget/",      "python-",          "python/",
    "aiohttp",  "httpx",     "go-http",    "java/",      "okhttp",           "libwww",
    "ruby",     "axios",     "node-fetch", "feedreader", "facebookexternal", "whatsapp/"};

constexpr std::size_t most_remembered = 1000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part) {
  const auto found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char a, char b) { return lower(a) == b; });
  return found != text.end();
}

}  // namespace

bool is_robot(std::string_view user_agent) {
  if (user_agent.empty()) return true;
  // Visitors come with few different names, and looking through one takes longer than all else that
  // is done to count.
  thread_local std::unordered_map<std::size_t, bool> known;
  const auto key = std::hash<std::string_view>{}(user_agent);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  const bool robot =
      std::ranges::any_of(parts, [&](std::string_view part) { return contains(user_agent, part); });
  if (known.size() >= most_remembered) known.clear();
  known.emplace(key, robot);
  return robot;
}

}  // namespace coloquio::web
