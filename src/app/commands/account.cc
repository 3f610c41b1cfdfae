#include "app/commands/command.h"
#include "app/open.h"

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
}

}  // namespace coloquio::app
