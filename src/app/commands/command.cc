#include "app/commands/command.h"

#include <fmt/format.h>

#include "base/log.h"

namespace coloquio::app {
namespace {

// "limits.search.moderator": thirty settings with one sentence.
std::string help_of_limit(const Terminal& terminal, std::string_view key) {
  key.remove_prefix(key.find('.') + 1);
  const auto kind = std::string(key.substr(0, key.find('.')));
  if (kind == "newcomer" || kind == "member" || kind == "staff" || kind == "day") {
    return terminal.say("cli.setting_posting", {{"key", std::string(key)}});
  }
  return terminal.say("cli.setting_limits", {{"what", terminal.say("cli.limits." + kind)},
                                             {"role", std::string(key.substr(key.find('.') + 1))}});
}

std::string help_of(const Terminal& terminal, const std::string& key) {
  if (key.starts_with("limits.")) return help_of_limit(terminal, key);
  auto help_key = "cli.setting_" + key;
  std::replace(help_key.begin() + 4, help_key.end(), '.', '_');
  return terminal.say(help_key);
}

// Any command takes any setting as a flag; its --help shows those that it is likely to be given.
bool is_shown(const std::string& command, const std::string& key) {
  return command == "serve" || key == "data" || key == "database_url" || key == "log_level" ||
         (command == "doctor" && key.starts_with("mail."));
}

void add_settings(CLI::App& command, Context& context) {
  const auto group = context.terminal.say("cli.group_settings");
  for (const auto& setting : settings()) {
    const auto take = [&context, key = setting.key,
                       flag = setting.flag()](const std::string& value) {
      context.flags.push_back({key, value, flag});
    };
    const auto help = help_of(context.terminal, setting.key);
    auto* option = setting.key == "development"
                       ? command.add_flag_callback(
                             setting.flag(), [take] { take("true"); }, help)
                       : command.add_option_function<std::string>(setting.flag(), take, help);
    option->group(is_shown(command.get_name(), setting.key) ? group : "");
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
