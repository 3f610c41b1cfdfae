#include "app/doctor.h"

#include <cstdio>

#include "app/commands/command.h"

namespace coloquio::app {
namespace {

const char* mark(Finding::Health health) {
  switch (health) {
    case Finding::Health::well:
      return "✓ ";
    case Finding::Health::notice:
      return "! ";
    case Finding::Health::ill:
      return "✗ ";
  }
  return "";
}

Result<> doctor(Context& context, const Config& config) {
  bool ill = false;
  for (const auto& finding : examine(config, SystemClock{})) {
    std::puts((mark(finding.health) + context.terminal.say(finding.key, finding.args)).c_str());
    ill = ill || finding.health == Finding::Health::ill;
  }
  context.terminal.print(ill ? "cli.doctor_problems" : "cli.doctor_ok");
  context.exit_code = ill ? 1 : 0;
  return {};
}

}  // namespace

void add_doctor(CLI::App& root, Context& context) {
  add_command(root, context, "doctor", "doctor", doctor);
}

}  // namespace coloquio::app
