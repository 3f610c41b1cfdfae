#include "db/migrate.h"

#include "app/commands/command.h"

namespace coloquio::app {
namespace {

Result<> migrate(Context& context, const Config& config) {
  const auto database = db::Database::open(config.database);
  const auto done = db::migrate(*database, config.backup_folder());
  if (done.from == done.to || done.backup.empty()) {
    context.terminal.print("cli.migrate_done", {{"version", std::to_string(done.to)}});
  } else {
    context.terminal.print("cli.migrate_from", {{"from", std::to_string(done.from)},
                                                {"to", std::to_string(done.to)},
                                                {"backup", done.backup.string()}});
  }
  return {};
}

}  // namespace

void add_migrate(CLI::App& root, Context& context) {
  add_command(root, context, "migrate", "migrate", migrate);
}

}  // namespace coloquio::app
