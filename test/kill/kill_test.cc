// Kills a writing process again and again, and looks each time whether every acknowledged write is
// there and none is there twice.
//
//   kill_test sqlite DIR [rounds=50] [seed]        kill -9 of the writer
//   kill_test postgres URL [rounds=50] [seed]      the same; then, when COLOQUIO_TEST_PG_CTL is
//   set,
//                                                  the server is stopped at once under the writer
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "db/database.h"
#include "test/kill/pipe.h"

namespace {

using namespace coloquio;
using test::Pipe;

constexpr int kThreads = 8;
constexpr int kServerStops = 5;
constexpr std::int64_t kRound = 1'000'000;  // Ids of a round start here.

// No unique key on purpose: what was written twice shall be seen twice.
constexpr auto kTables =
    "CREATE TABLE IF NOT EXISTS kill_row (id BIGINT NOT NULL, thread BIGINT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS kill_tally (thread BIGINT PRIMARY KEY, rows BIGINT NOT NULL)";

void write_one(db::Database& database, int thread, std::int64_t id) {
  database.write([&](db::Transaction& tx) {
    tx.execute("INSERT INTO kill_row (id, thread) VALUES ($1, $2)", id, thread);
    tx.execute(
        "INSERT INTO kill_tally (thread, rows) VALUES ($1, 1) "
        "ON CONFLICT (thread) DO UPDATE SET rows = kill_tally.rows + 1",
        thread);
  });
}

// Writes until it is killed; each acknowledged id goes to the pipe.
[[noreturn]] void be_the_writer(const db::Options& options, int round, Pipe& acknowledged) {
  const auto database = db::Database::open(options);
  database->write([](db::Transaction& tx) { tx.script(kTables); });
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (std::int64_t id = round * kRound + t;; id += kThreads) {
        try {
          write_one(*database, t, id);
          acknowledged.put(id);
        } catch (const db::Failure&) {
          // Not acknowledged. The next one is tried, so that coming back is seen.
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::abort();
}

// Returns what is wrong, or "".
std::string verdict(const db::Options& options, const std::set<std::int64_t>& acknowledged) {
  const auto database = db::Database::open(options);
  std::map<std::int64_t, int> found;
  std::int64_t tallied = 0;
  database->read([&](db::Connection& c) {
    c.stream("SELECT id FROM kill_row", {}, [&](const db::Row& row) {
      found[row.get<std::int64_t>(0)] += 1;
      return true;
    });
    tallied = c.query("SELECT coalesce(sum(rows), 0) FROM kill_tally").front().get<std::int64_t>(0);
  });
  for (const auto& [id, times] : found) {
    if (times > 1) return fmt::format("{} is there {} times", id, times);
  }
  for (const auto id : acknowledged) {
    if (!found.contains(id)) return fmt::format("{} was acknowledged and is not there", id);
  }
  if (tallied != static_cast<std::int64_t>(found.size())) {
    return fmt::format("half a transaction: {} rows, {} counted", found.size(), tallied);
  }
  return "";
}

pid_t start_writer(const db::Options& options, int round, Pipe& pipe) {
  const pid_t child = fork();
  if (child != 0) return child;
  try {
    be_the_writer(options, round, pipe);
  } catch (const std::exception& e) {
    fmt::print(stderr, "writer: {}\n", e.what());
  }
  _exit(1);
}

class KillTest {
 public:
  KillTest(db::Options options, unsigned seed) : options_(std::move(options)), dice_(seed) {}

  bool kill_writer(int round) {
    Pipe pipe;
    const pid_t child = start_writer(options_, round, pipe);
    pipe.close_writing_end();
    const auto first = pipe.take_for(std::chrono::seconds(20), 1);
    acknowledged_.insert(first.begin(), first.end());
    const auto more = pipe.take_for(std::chrono::milliseconds(dice_() % 200));
    acknowledged_.insert(more.begin(), more.end());
    return end(child, pipe, !first.empty(), round, "kill -9");
  }

  // The writer lives on, and must write again when the server is back.
  bool stop_server(int round, const std::string& control) {
    Pipe pipe;
    const pid_t child = start_writer(options_, round, pipe);
    pipe.close_writing_end();
    const auto before = pipe.take_for(std::chrono::milliseconds(100 + dice_() % 300));
    acknowledged_.insert(before.begin(), before.end());
    run(control + " -s -m immediate stop");
    run(control + " -s -w start >/dev/null");
    const auto meanwhile = pipe.take_for(std::chrono::milliseconds(50));
    acknowledged_.insert(meanwhile.begin(), meanwhile.end());
    const auto after = pipe.take_for(std::chrono::seconds(20), 100);
    acknowledged_.insert(after.begin(), after.end());
    return end(child, pipe, after.size() >= 100, round, "server stopped");
  }

  std::size_t acknowledged() const { return acknowledged_.size(); }

 private:
  static void run(const std::string& command) {
    if (std::system(command.c_str()) != 0) fmt::print(stderr, "failed: {}\n", command);
  }

  bool end(pid_t child, Pipe& pipe, bool alive, int round, const char* what) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const auto rest = pipe.take_for(std::chrono::seconds(5));
    acknowledged_.insert(rest.begin(), rest.end());
    const auto problem = alive ? verdict(options_, acknowledged_) : "it acknowledged nothing";
    if (problem.empty()) return true;
    fmt::print("round {} ({}): {}\n", round, what, problem);
    return false;
  }

  db::Options options_;
  std::minstd_rand dice_;
  std::set<std::int64_t> acknowledged_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "kill_test sqlite DIR | postgres URL  [rounds=50] [seed]\n");
    return 2;
  }
  const bool postgres = std::strcmp(argv[1], "postgres") == 0;
  db::Options options{.data = postgres ? "" : argv[2]};
  if (postgres) options.url = argv[2];
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 50;
  const unsigned seed =
      argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : std::random_device{}();
  KillTest test(options, seed);
  bool good = true;
  for (int round = 1; round <= rounds; ++round) good = test.kill_writer(round) && good;
  const char* const control = std::getenv("COLOQUIO_TEST_PG_CTL");
  const int stops = postgres && control != nullptr ? kServerStops : 0;
  for (int round = 1; round <= stops; ++round)
    good = test.stop_server(rounds + round, control) && good;
  fmt::print("{}: {} kills, {} stops of the server, {} acknowledged writes, {} (seed {})\n",
             argv[1], rounds, stops, test.acknowledged(), good ? "all there, none twice" : "FAILED",
             seed);
  return good ? 0 : 1;
}
