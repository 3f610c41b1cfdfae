// How many durable writes a second the database itself can do: N threads that each write a reply
// (six statements) and wait for its commit; and how long a page's reading takes. Prints the disk's
// fsync beside, because that is what bounds it.
//
//   commit_bench DIR [writers=16] [seconds=5]     DIR on the disk to be measured
//   COLOQUIO_DATABASE_URL=postgres://… commit_bench DIR
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

#include "bus/event.h"
#include "db/migrate.h"

namespace {

using namespace coloquio;
using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double fsync_milliseconds(const std::filesystem::path& folder) {
  const auto path = folder / "fsync-probe";
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::array<char, 4096> page{};
  constexpr int kTimes = 200;
  const auto start = Steady::now();
  for (int i = 0; i < kTimes; ++i) {
    if (pwrite(file, page.data(), page.size(), i * 4096) < 0 || fdatasync(file) != 0) break;
  }
  const double each = seconds_since(start) / kTimes;
  close(file);
  std::filesystem::remove(path);
  return each * 1000;
}

void prepare(db::Database& database) {
  db::migrate(database, "/tmp");
  database.write([](db::Transaction& tx) {
    tx.script(
        "DELETE FROM message; DELETE FROM conversation; DELETE FROM event; DELETE FROM "
        "idempotency");
    for (int c = 1; c <= 100; ++c) {
      tx.execute(
          "INSERT INTO conversation (id, space_id, kind, title, slug, author_id, first_message_id, "
          "created_at, active_at) VALUES ($1, 1, 'question', 'Título', 'titulo', 1, 1, 0, 0)",
          c);
    }
  });
}

void reply(db::Transaction& tx, std::int64_t id, const std::string& body) {
  const std::int64_t conversation = id % 100 + 1;
  tx.query("SELECT space_id, closed_at FROM conversation WHERE id = $1", conversation);
  tx.execute(
      "INSERT INTO message (conversation_id, id, kind, author_id, body_markdown, body_html, "
      "created_at) "
      "VALUES ($1, $2, 'answer', $3, $4, $4, $2)",
      conversation, id, id % 1000, body);
  tx.execute("UPDATE conversation SET replies = replies + 1, active_at = $2 WHERE id = $1",
             conversation, id);
  tx.execute(
      "INSERT INTO idempotency (account_id, key, request_hash, status, body, subject, created_at) "
      "VALUES ($1, $2, 'hash', 201, '{}', $1, $1)",
      id, std::to_string(id));
  bus::record(tx, {.id = bus::EventId{id},
                   .name = "message.posted",
                   .subject = id,
                   .payload = "{}",
                   .at = from_micros(id)});
  tx.query("SELECT replies FROM conversation WHERE id = $1", conversation);
}

void bench_writes(db::Database& database, int writers, double seconds) {
  const std::string body(500, 'x');
  std::atomic<std::int64_t> next = 1;
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  const auto start = Steady::now();
  const double cpu = cpu_seconds();
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&] {
      while (!stop) {
        const auto id = next++;
        database.write([&](db::Transaction& tx) { reply(tx, id, body); });
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  for (auto& t : threads) t.join();
  const auto count = static_cast<double>(next - 1);
  fmt::print("writes   {:8.0f}/s with {} writers, {:.0f} µs CPU each\n",
             count / seconds_since(start), writers, (cpu_seconds() - cpu) / count * 1e6);
}

void bench_reads(db::Database& database) {
  constexpr int kTimes = 5000;
  std::size_t rows = 0;
  const double cpu = cpu_seconds();
  for (int i = 0; i < kTimes; ++i) {
    rows += database.read([&](db::Connection& c) {
      c.query("SELECT id, title, replies FROM conversation WHERE id = $1", i % 100 + 1);
      return c
          .query(
              "SELECT id, kind, author_id, body_markdown, body_html, official, votes, edits, "
              "created_at "
              "FROM message WHERE conversation_id = $1 ORDER BY id LIMIT 11",
              i % 100 + 1)
          .size();
    });
  }
  fmt::print("reads    {:8.1f} µs CPU for a topic of {:.1f} messages\n",
             (cpu_seconds() - cpu) / kTimes * 1e6, static_cast<double>(rows) / kTimes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "commit_bench DIR [writers=16] [seconds=5]\n");
    return 2;
  }
  db::Options options{.data = argv[1]};
  if (const char* url = std::getenv("COLOQUIO_DATABASE_URL")) options.url = url;
  const auto database = db::Database::open(options);
  prepare(*database);
  fmt::print("fsync    {:8.3f} ms\n", fsync_milliseconds(options.data));
  for (const int writers : {1, argc > 2 ? std::atoi(argv[2]) : 16}) {
    prepare(*database);
    bench_writes(*database, writers, argc > 3 ? std::atof(argv[3]) : 5);
  }
  bench_reads(*database);
}
