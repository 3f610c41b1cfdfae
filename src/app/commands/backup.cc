#include <fmt/chrono.h>

#include "app/commands/command.h"
#include "app/open.h"

namespace coloquio::app {
namespace {

std::filesystem::path dated_file(const Config& config) {
  const char* ending = config.database.url.empty() ? "db" : "dump";
  return config.backup_folder() /
         fmt::format("coloquio-{:%Y-%m-%d-%H%M%S}.{}", fmt::gmtime(std::time(nullptr)), ending);
}

}  // namespace

void add_backup(CLI::App& root, Context& context) {
  const auto file = std::make_shared<std::filesystem::path>();
  auto& command = add_command(
      root, context, "backup", "backup", [file](Context& c, const Config& config) -> Result<> {
        if (auto there = expect_database(config); !there) return there;
        const auto target = file->empty() ? dated_file(config) : *file;
        std::filesystem::create_directories(std::filesystem::absolute(target).parent_path());
        auto options = config.database;
        options.beside = db::Beside::a_server;
        db::Database::open(options)->backup(target);
        c.terminal.print(
            "cli.backup_done",
            {{"file", target.string()},
             {"size", human_size(c.terminal.language(), std::filesystem::file_size(target))}});
        return {};
      });
  command.add_option("file", *file, context.terminal.say("cli.backup_file"))
      ->group(context.terminal.say("cli.group_options"));
}

void add_restore(CLI::App& root, Context& context) {
  const auto file = std::make_shared<std::filesystem::path>();
  const auto force = std::make_shared<bool>(false);
  auto& command = add_command(root, context, "restore", "restore",
                              [file, force](Context& c, const Config& config) -> Result<> {
                                db::restore(config.database, *file,
                                            *force ? db::Overwrite::yes : db::Overwrite::no);
                                c.terminal.print("cli.restore_done");
                                return {};
                              });
  command.add_option("file", *file, context.terminal.say("cli.restore_file"))
      ->required()
      ->group(context.terminal.say("cli.group_options"));
  command.add_flag("--force", *force, context.terminal.say("cli.restore_force"))
      ->group(context.terminal.say("cli.group_options"));
}

}  // namespace coloquio::app
