#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "app/commands/command.h"
#include "app/open.h"
#include "base/text.h"

namespace coloquio::app {
namespace {

struct Wanted {
  std::string email;
  std::string name;
  std::string role = "member";
  bool password_on_stdin = false;
};

Result<> create(Context& context, const Config& config, const Wanted& wanted) {
  people::NewAccount account{.email = wanted.email, .name = wanted.name, .password = {}};
  if (!people::parse_role(wanted.role, account.role))
    return fail(Kind::invalid, "cli.account_role_wrong");
  if (!wanted.password_on_stdin) return fail(Kind::invalid, "cli.account_password_needed");
  const auto password = read_secret_line();
  if (!password) return fail(password.error());
  account.password = *password;

  const auto opened = open(config, db::Beside::a_server);
  const auto made = opened->house->people.accounts.create(account, config.site.language);
  if (!made) return fail(made.error());
  context.terminal.print(
      "cli.account_created",
      {{"email", made->email}, {"role", wanted.role}, {"id", to_string(made->id)}});
  return {};
}

// All of them a line each, newest first: e-mail, role, name.
Result<> list(const Config& config, const std::string& words) {
  if (auto there = expect_database(config); !there) return there;
  constexpr int at_once = 100;
  const auto opened = open(config, db::Beside::a_server);
  const auto& administration = opened->house->people.administration;
  for (AccountId before{};;) {
    const auto rows = administration.list(people::machine_operator(), words, before, at_once);
    if (!rows) return fail(rows.error());
    for (const auto& row : *rows) {
      std::fputs(
          fmt::format("{:<34} {:<14} {}\n", row.email, people::name_of(row.role), row.name).c_str(),
          stdout);
    }
    if (rows->size() < at_once) return {};
    before = rows->back().id;
  }
}

Result<> change_role(Context& context, const Config& config, const Wanted& wanted) {
  if (auto there = expect_database(config); !there) return there;
  people::Role role{};
  if (!people::parse_role(wanted.role, role)) return fail(Kind::invalid, "cli.account_role_wrong");
  const auto opened = open(config, db::Beside::a_server);
  const auto& administration = opened->house->people.administration;
  const auto rows = administration.list(people::machine_operator(), wanted.email, AccountId{}, 100);
  if (!rows) return fail(rows.error());
  const auto found = std::find_if(rows->begin(), rows->end(), [&](const auto& row) {
    return row.email == text::normal_email(wanted.email);
  });
  if (found == rows->end()) {
    return fail(Kind::not_found, "cli.account_unknown", {{"email", wanted.email}});
  }
  const auto changed = administration.change_role(people::machine_operator(), found->id, role);
  if (!changed) return fail(changed.error());
  context.terminal.print("cli.account_role_changed",
                         {{"email", changed->email}, {"role", wanted.role}});
  return {};
}

void add_list(CLI::App& account, Context& context) {
  const auto words = std::make_shared<std::string>();
  add_command(account, context, "list", "account_list",
              [words](Context&, const Config& config) { return list(config, *words); })
      .add_option("--search", *words, context.terminal.say("cli.account_search"))
      ->group(context.terminal.say("cli.group_options"));
}

void add_role(CLI::App& account, Context& context) {
  const auto& terminal = context.terminal;
  const auto wanted = std::make_shared<Wanted>();
  auto& command = add_command(
      account, context, "role", "account_change_role",
      [wanted](Context& c, const Config& config) { return change_role(c, config, *wanted); });
  for (auto [flag, place, help] : {std::tuple{"--email", &wanted->email, "cli.account_email"},
                                   std::tuple{"--role", &wanted->role, "cli.account_role"}}) {
    command.add_option(flag, *place, terminal.say(help))
        ->required()
        ->group(terminal.say("cli.group_options"));
  }
}

}  // namespace

void add_account(CLI::App& root, Context& context) {
  const auto& terminal = context.terminal;
  auto* account = root.add_subcommand("account", terminal.say("cli.account"));
  account->group(terminal.say("cli.group_commands"));
  account->require_subcommand(1);
  const auto wanted = std::make_shared<Wanted>();
  auto& command = add_command(
      *account, context, "create", "account_create",
      [wanted](Context& c, const Config& config) { return create(c, config, *wanted); });
  const auto group = terminal.say("cli.group_options");
  command.add_option("--email", wanted->email, terminal.say("cli.account_email"))
      ->required()
      ->group(group);
  // --name is also the organisation's in the configuration; here it is the person's.
  command.remove_option(command.get_option("--name"));
  command.add_option("--name", wanted->name, terminal.say("cli.account_name"))
      ->required()
      ->group(group);
  command.add_option("--role", wanted->role, terminal.say("cli.account_role"))->group(group);
  command
      .add_flag("--password-stdin", wanted->password_on_stdin,
                terminal.say("cli.account_password_stdin"))
      ->group(group);
  add_list(*account, context);
  add_role(*account, context);
}

}  // namespace coloquio::app
