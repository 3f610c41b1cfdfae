#include "app/commands/command.h"
#include "app/open.h"
#include "transfer/stackexchange/importer.h"

namespace coloquio::app {
namespace {

void print_count(const Terminal& terminal, const char* key,
                 const transfer::ImportReport::Count& count) {
  terminal.print(key, {{"added", static_cast<std::int64_t>(count.added)},
                       {"changed", static_cast<std::int64_t>(count.changed)},
                       {"unchanged", static_cast<std::int64_t>(count.unchanged)}});
}

void print_report(const Terminal& terminal, const transfer::StackExchangeImport& wanted,
                  const transfer::ImportReport& report) {
  if (wanted.dry_run) terminal.print("cli.import_was_dry");
  print_count(terminal, "cli.import_people", report.people);
  print_count(terminal, "cli.import_questions", report.questions);
  print_count(terminal, "cli.import_answers", report.answers);
  print_count(terminal, "cli.import_comments", report.comments);
  if (report.errors == 0) return;
  terminal.print(
      "cli.import_had_errors",
      {{"count", static_cast<std::int64_t>(report.errors)},
       {"file", wanted.errors.empty() ? std::string{"--errors"} : wanted.errors.string()}});
}

Result<> import(Context& context, const Config& config, transfer::StackExchangeImport wanted) {
  wanted.own_url = config.site.public_url;
  const auto opened = open(config, db::Beside::a_server);
  auto& community = opened->house->community;
  community.spaces.ensure_first_space(config.site.name);
  const auto report = [&] {
    Progress progress{context.terminal, "cli.progress_rows"};
    return transfer::import_stackexchange(
        *opened->database, community.analyzer(), wanted,
        [&](const transfer::Progress& now) { progress.at(now.done, now.total); });
  }();
  if (!report) return fail(report.error());
  community.imported();
  print_report(context.terminal, wanted, *report);
  return {};
}

}  // namespace

void add_import(CLI::App& root, Context& context) {
  const auto& terminal = context.terminal;
  auto* from = root.add_subcommand("import", terminal.say("cli.import"));
  from->group(terminal.say("cli.group_commands"));
  from->require_subcommand(1);
  const auto wanted = std::make_shared<transfer::StackExchangeImport>();
  auto& command = add_command(
      *from, context, "stackexchange", "import_stackexchange",
      [wanted](Context& c, const Config& config) { return import(c, config, *wanted); });
  const auto group = terminal.say("cli.group_options");
  command.add_option("dir", wanted->folder, terminal.say("cli.import_dir"))
      ->required()
      ->group(group);
  command.add_option("--space", wanted->space, terminal.say("cli.import_space"))
      ->required()
      ->group(group);
  command.add_flag("--dry-run", wanted->dry_run, terminal.say("cli.import_dry_run"))->group(group);
  command.add_option("--errors", wanted->errors, terminal.say("cli.import_errors"))->group(group);
}

}  // namespace coloquio::app
