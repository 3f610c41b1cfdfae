#include "community/pages/follow_values.h"

#include <array>

#include "db/enum_name.h"

namespace coloquio::community::pages {
namespace {

constexpr std::array all_levels{Level::watching, Level::tracking, Level::first_post, Level::normal,
                                Level::muted};

void add_option(Values& menu, const PageKit& kit, const Request& request, std::string_view value,
                bool current) {
  const std::string name(value.empty() ? "around" : value);
  auto& option = web::add(menu, "OPTION");
  web::set(option, "VALUE", value);
  web::set(option, "NAME", kit.say(request, "following.names." + name));
  web::set(option, "HINT", kit.say(request, "following.hints." + name));
  web::show(option, "CURRENT", current);
}

void fill(Values& values, const PageKit& kit, const Request& request, std::string_view action,
          const Followed& followed, bool first_post) {
  auto& menu = web::add(values, "FOLLOW");
  web::set(menu, "ACTION", action);
  web::set(menu, "LEVEL_WORDS",
           kit.say(request, "following.states." + std::string(db::to_name(followed.level))));
  for (const auto level : all_levels) {
    if (level == Level::first_post && !first_post) continue;
    add_option(menu, kit, request, db::to_name(level), followed.own == level);
  }
  add_option(menu, kit, request, "", !followed.own);
}

}  // namespace

void set_follow(Values& values, const PageKit& kit, const Request& request, std::string_view path,
                std::optional<Level> own) {
  const Followed followed{.own = own, .level = own.value_or(Level::normal), .chosen = true};
  fill(values, kit, request, std::string(path) + "/following", followed, true);
}

void set_follow(Values& values, const PageKit& kit, const Request& request, ConversationId id,
                const Followed& followed) {
  fill(values, kit, request, "/conversations/" + to_string(id) + "/following", followed, false);
}

std::optional<Level> level_of(const Request& request, std::string_view field) {
  Level level{};
  if (!db::from_name(request.form(field), level)) return std::nullopt;
  return level;
}

}  // namespace coloquio::community::pages
