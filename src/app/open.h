#pragma once

#include <memory>

#include "app/house.h"
#include "base/result.h"

namespace coloquio::app {

// What a command works with: the opened, migrated database and the rooms on it.
struct Opened {
  SystemClock clock;
  std::unique_ptr<db::Database> database;
  std::unique_ptr<House> house;
};

// Beside::a_server for short commands, which may run while the community is being served. An empty
// database is migrated; one that is behind is migrated only by who has it alone (serve, migrate),
// and refused with a sentence otherwise. Throws db::Failure.
std::unique_ptr<Opened> open(const Config& config, db::Beside beside);

// Kind::not_found when there is no database yet: for commands that would otherwise make an empty
// one and report success on nothing.
Result<> expect_database(const Config& config);

}  // namespace coloquio::app
