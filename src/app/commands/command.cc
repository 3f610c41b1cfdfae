#include "app/commands/command.h"

#include <fmt/format.h>

#include "base/log.h"

namespace coloquio::app {
namespace {

// Every setting as a flag of the command, so that --help shows what may be given where.
void add_settings(CLI::App& command, Context& context) {
  const auto group = context.terminal.say("cli.group_settings");
  for (const auto& setting : settings()) {
    auto help_key = "cli.setting_" + setting.key;
    std::replace(help_key.begin() + 4, help_key.end(), '.', '_');
    const auto take = [&context, key = setting.key,
                       flag = setting.flag()](const std::string& value) {
      context.flags.push_back({key, value, flag});
    };
    const auto help = context.terminal.say(help_key);
    auto* option = setting.key == "development"
                       ? command.add_flag_callback(
                             setting.flag(), [take] { take("true"); }, help)
                       : command.add_option_function<std::string>(setting.flag(), take, help);
    option->group(group);
  }
  command.add_option("--config", context.config_file, context.terminal.say("cli.option_config"))
      ->group(group);
}

Result<> run(Context& context, const Deed& deed) {
  auto config = context.config();
  if (!config) return fail(config.error());
  log::set_level(config->log_level);
  return deed(context, *config);
}

}  // namespace

CLI::App& add_command(CLI::App& parent, Context& context, const std::string& name,
                      const std::string& help, Deed deed) {
  auto* command = parent.add_subcommand(name, context.terminal.say("cli." + help));
  command->group(context.terminal.say("cli.group_commands"));
  add_settings(*command, context);
  command->callback([&context, command, deed = std::move(deed)] {
    if (!command->get_subcommands().empty()) return;  // A command below this one was meant.
    const auto done = run(context, deed);
    if (done) return;
    context.terminal.complain(done.error());
    context.exit_code = 1;
  });
  return *command;
}

std::string human_size(Language language, std::uintmax_t bytes) {
  double size = static_cast<double>(bytes);
  const char* unit = "B";
  for (const char* bigger : {"kB", "MB", "GB", "TB"}) {
    if (size < 1000) break;
    size /= 1000;
    unit = bigger;
  }
  auto text = fmt::format("{:.1f}", size);
  if (language == Language::es) std::replace(text.begin(), text.end(), '.', ',');
  return text + "\u00a0" + unit;
}

}  // namespace coloquio::app
