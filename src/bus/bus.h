#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/time.h"
#include "bus/event.h"
#include "db/database.h"

namespace coloquio::bus {

// Delivers recorded events to receivers in this process, each event at least once, in order, on one
// thread of the bus; receivers are idempotent. A receiver's position is kept in the table
// event_cursor, so that a restart goes on where it stopped. A receiver that throws is tried again
// with back-off and holds only itself up.
class Bus {
 public:
  using Receiver = std::function<void(const Event&)>;

  explicit Bus(db::Database& database);
  ~Bus();

  // `receiver` names its cursor: "page_cache". Durable receivers start where they stopped; volatile
  // ones (caches, live views) start at the newest event. `names` ends with '*' for a prefix.
  enum class Memory { durable, volatile_ };
  void subscribe(const std::string& receiver, const std::string& names, Memory memory,
                 Receiver deed);

  void start();
  void stop();         // Waits for the deed under way.
  void wake();         // An event was committed.
  bool deliver_now();  // Tests: delivers what is there on this thread; true when something was.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio::bus
