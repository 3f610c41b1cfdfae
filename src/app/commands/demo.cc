#include "demo/demo.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/commands/command.h"
#include "app/open.h"
#include "people/secrets.h"

namespace coloquio::app {
namespace {

demo::Parts parts_of(House& house) {
  return {house.database, house.clock, house.ids, house.community};
}

// Five groups of four: a hundred bits that can be typed.
std::string readable_password() {
  std::string password;
  for (int group = 0; group < 5; ++group) {
    password += (group == 0 ? "" : "-") + people::random_code(4);
  }
  return password;
}

Result<> set_up(Context& context, const Config& config) {
  const auto& terminal = context.terminal;
  const auto opened = open(config, db::Beside::nobody);
  auto& house = *opened->house;
  const auto password = readable_password();
  const auto done = demo::set_up(parts_of(house), house.people.passwords.hash(password));
  if (!done) return fail(done.error());
  if (done->made) {
    terminal.print("demo.made", {{"people", static_cast<std::int64_t>(done->people)},
                                 {"conversations", static_cast<std::int64_t>(done->conversations)},
                                 {"messages", static_cast<std::int64_t>(done->messages)}});
  } else {
    terminal.print("demo.already");
  }
  terminal.print("demo.sign_in");
  for (const auto& login : done->logins) {
    std::fputs(fmt::format("  {:<34}{}\n", login.email, login.name).c_str(), stdout);
  }
  terminal.print("demo.password", {{"password", password}});
  return {};
}

Result<> remove(Context& context, const Config& config, bool force) {
  const auto& terminal = context.terminal;
  if (auto there = expect_database(config); !there) return there;
  // Alone: a server keeps spaces and pages in memory that would go on showing the demo.
  const auto opened = open(config, db::Beside::nobody);
  const auto gone =
      demo::remove(parts_of(*opened->house), force ? demo::Force::yes : demo::Force::no);
  if (!gone) return fail(gone.error());
  if (gone->people + gone->spaces + gone->conversations == 0) {
    terminal.print("demo.none");
    return {};
  }
  terminal.print("demo.removed",
                 {{"people", static_cast<std::int64_t>(gone->people)},
                  {"spaces", static_cast<std::int64_t>(gone->spaces)},
                  {"conversations", static_cast<std::int64_t>(gone->conversations)}});
  if (gone->others_messages > 0) {
    terminal.print("demo.removed_others", {{"messages", gone->others_messages}});
  }
  if (gone->people_kept > 0) {
    terminal.print("demo.removed_kept", {{"people", static_cast<std::int64_t>(gone->people_kept)}});
  }
  return {};
}

}  // namespace

void add_demo(CLI::App& root, Context& context) {
  auto& command = add_command(root, context, "demo", "demo", set_up);
  const auto force = std::make_shared<bool>(false);
  auto& removal =
      add_command(command, context, "remove", "demo_remove",
                  [force](Context& c, const Config& config) { return remove(c, config, *force); });
  removal.add_flag("--force", *force, context.terminal.say("cli.demo_force"))
      ->group(context.terminal.say("cli.group_options"));
}

}  // namespace coloquio::app
