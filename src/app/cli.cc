#include "app/cli.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "app/commands/command.h"
#include "db/connection.h"

namespace coloquio::app {
namespace {

// CLI11's own words are English; these are the ones that appear in every help text.
class Help : public CLI::Formatter {
 public:
  explicit Help(const Terminal& terminal) {
    label("OPTIONS", terminal.say("cli.group_options"));
    label("SUBCOMMANDS", terminal.say("cli.group_commands"));
    column_width(34);
  }
};

}  // namespace

int run(int argc, char** argv, char** environment) {
  Context context;
  context.environment = environment;
  const auto& terminal = context.terminal;

  CLI::App root{terminal.say("cli.about"), "coloquio"};
  root.formatter(std::make_shared<Help>(terminal));
  root.set_help_flag("-h,--help", terminal.say("cli.option_help"));
  root.set_version_flag("--version", "coloquio " COLOQUIO_VERSION,
                        terminal.say("cli.option_version"));
  root.footer(terminal.say("cli.usage_hint"));
  root.require_subcommand(1);
  for (const auto add : {add_serve, add_migrate, add_import, add_export, add_backup, add_restore,
                         add_account, add_token, add_demo, add_doctor}) {
    add(root, context);
  }

  try {
    root.parse(argc, argv);
  } catch (const CLI::CallForHelp& e) {
    return root.exit(e);
  } catch (const CLI::CallForVersion& e) {
    return root.exit(e);
  } catch (const CLI::ParseError& e) {
    terminal.complain("cli.usage_wrong", {{"problem", std::string{e.what()}}});
    terminal.complain("cli.usage_hint");
    return 2;
  } catch (const db::Failure& e) {
    std::fputs(fmt::format("{}\n", e.what()).c_str(), stderr);
    return 1;
  } catch (const std::exception& e) {
    std::fputs(fmt::format("coloquio: {}\n", e.what()).c_str(), stderr);
    return 1;
  }
  return context.exit_code;
}

}  // namespace coloquio::app
