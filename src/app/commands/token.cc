#include <cstdio>

#include "app/commands/command.h"
#include "app/open.h"

namespace coloquio::app {
namespace {

struct Wanted {
  std::string account;
  std::string name = "command line";
};

Result<> create(const Config& config, const Wanted& wanted) {
  if (auto there = expect_database(config); !there) return there;
  const auto opened = open(config, db::Beside::a_server);
  const auto made = opened->house->people.tokens.create_for(wanted.account, wanted.name);
  if (!made) return fail(made.error());
  std::puts(made->secret.c_str());  // Nothing else, so that a script can take it.
  return {};
}

}  // namespace

void add_token(CLI::App& root, Context& context) {
  const auto& terminal = context.terminal;
  auto* token = root.add_subcommand("token", terminal.say("cli.token"));
  token->group(terminal.say("cli.group_commands"));
  token->require_subcommand(1);
  const auto wanted = std::make_shared<Wanted>();
  auto& command =
      add_command(*token, context, "create", "token_create",
                  [wanted](Context&, const Config& config) { return create(config, *wanted); });
  const auto group = terminal.say("cli.group_options");
  command.add_option("--account", wanted->account, terminal.say("cli.token_account"))
      ->required()
      ->group(group);
  command.remove_option(command.get_option("--name"));
  command.add_option("--name", wanted->name, terminal.say("cli.token_name"))->group(group);
}

}  // namespace coloquio::app
