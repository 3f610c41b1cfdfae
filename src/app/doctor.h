#pragma once

#include <string>
#include <vector>

#include "app/config.h"
#include "base/time.h"

namespace coloquio::app {

// One thing that was looked at. `key` and `args` make the sentence; one that is not well says what
// to do about it.
struct Finding {
  enum class Health { well, notice, ill };
  Health health = Health::well;
  std::string key;
  Args args;
};

// Looks at configuration, data folder, disk, database, mail server and clock. Changes nothing, and
// works beside a running server.
std::vector<Finding> examine(const Config& config, const Clock& clock);

}  // namespace coloquio::app
