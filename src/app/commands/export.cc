#include "transfer/export.h"

#include "app/commands/command.h"
#include "app/open.h"

namespace coloquio::app {
namespace {

Result<> export_all(Context& context, const Config& config, const std::filesystem::path& folder) {
  if (auto there = expect_database(config); !there) return there;
  const auto opened = open(config, db::Beside::a_server);
  const auto report = [&] {
    Progress progress{context.terminal, "cli.progress_rows"};
    return transfer::export_site(
        *opened->database, opened->clock, folder,
        [&](const transfer::Progress& now) { progress.at(now.done, now.total); });
  }();
  if (!report) return fail(report.error());
  context.terminal.print("cli.export_done", {{"rows", static_cast<std::int64_t>(report->rows)},
                                             {"folder", folder.string()}});
  return {};
}

}  // namespace

void add_export(CLI::App& root, Context& context) {
  const auto folder = std::make_shared<std::filesystem::path>();
  auto& command = add_command(
      root, context, "export", "export",
      [folder](Context& c, const Config& config) { return export_all(c, config, *folder); });
  command.add_option("dir", *folder, context.terminal.say("cli.export_dir"))
      ->required()
      ->group(context.terminal.say("cli.group_options"));
}

}  // namespace coloquio::app
