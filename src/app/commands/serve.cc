#include <csignal>

#include "app/commands/command.h"
#include "app/open.h"
#include "web/server.h"

namespace coloquio::app {
namespace {

// The signals that end the program, blocked in every thread from the start, so that only wait_for()
// takes them.
sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

Result<> serve(Context& context, const Config& config) {
  const auto signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const auto opened = open(config, db::Beside::nobody);
  auto& house = *opened->house;
  house.community.spaces.ensure_first_space(config.site.name);
  house.start();
  web::Server server{config.server, house.pipeline, house.metrics, &house.live};
  server.start();

  const auto url = "http://" + config.server.address + ":" + std::to_string(server.port());
  context.terminal.print("cli.serve_ready", {{"url", url}});
  if (house.people.first_run.is_open()) {
    context.terminal.print("cli.serve_first_run",
                           {{"url", url + "/first-run"}, {"code", house.people.first_run.code()}});
  }

  int signal = 0;
  sigwait(&signals, &signal);
  context.terminal.print("cli.serve_stopping");
  server.stop();
  house.stop();
  return {};
}

}  // namespace

void add_serve(CLI::App& root, Context& context) {
  add_command(root, context, "serve", "serve", serve);
}

}  // namespace coloquio::app
