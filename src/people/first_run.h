#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "people/accounts.h"
#include "web/site.h"

namespace coloquio::people {

// The first administrator of a new installation. Whoever reads the terminal has the code; whoever
// only reaches the port has not.
class FirstRun {
 public:
  FirstRun(const Ground& ground, Accounts& accounts) : ground_(ground), accounts_(accounts) {}

  // There is no administrator yet. Once false it stays false and costs nothing.
  bool is_open() const;
  // "K7QM-2XWP": the same until the program ends, for the terminal.
  std::string code();

  struct Answers {
    std::string code;
    std::string name;
    std::string email;
    std::string password;
  };
  // Kind::not_found when it is over; all wrong fields at once.
  Result<Account> finish(const Answers& answers, Language language);

 private:
  Ground ground_;
  Accounts& accounts_;
  mutable std::atomic<bool> done_ = false;
  std::mutex mutex_;  // Guards code_, and lets one finish at a time.
  std::string code_;
};

}  // namespace coloquio::people
