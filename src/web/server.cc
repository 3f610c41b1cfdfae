#include "web/server.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <condition_variable>
#include <stdexcept>
#include <thread>

#include "base/log.h"
#include "web/connection.h"
#include "web/wire.h"

namespace coloquio::web {
namespace {

using boost::system::error_code;

constexpr std::chrono::seconds longest_farewell{10};

int threads_for(const ServerOptions& options) {
  if (options.io_threads > 0) return options.io_threads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::string sentence_of(const error_code& problem, const ServerOptions& options) {
  const auto port = std::to_string(options.port);
  if (problem == asio::error::address_in_use) {
    return "port " + port + " is in use: stop the program that has it, or choose another port";
  }
  if (problem == asio::error::access_denied) {
    return "port " + port + " needs more rights: choose one above 1023 and put a proxy in front";
  }
  return "cannot listen on " + options.address + " port " + port + ": " + problem.message();
}

// Several acceptors share the port (SO_REUSEPORT), and so might another program of ours without
// either noticing: this tries once without sharing.
void check_free(const Tcp::endpoint& endpoint, const ServerOptions& options) {
  asio::io_context io;
  Tcp::acceptor probe(io);
  error_code problem;
  probe.open(endpoint.protocol(), problem);
  if (!problem) probe.set_option(Tcp::acceptor::reuse_address(true), problem);
  if (!problem) probe.bind(endpoint, problem);
  if (!problem) probe.listen(1, problem);
  if (problem) throw std::runtime_error(sentence_of(problem, options));
}

}  // namespace

struct Server::State {
  const ServerOptions options;
  Hall hall;
  std::vector<std::unique_ptr<Shard>> shards;
  std::vector<std::thread> threads;
  Gauge& open_connections;

  State(ServerOptions given, Pipeline& pipeline, Metrics& metrics, SseHub* hub)
      : options(std::move(given)),
        hall{.options = options,
             .pipeline = pipeline,
             .hub = hub,
             .proxies = TrustedProxies(pipeline.site().trusted_proxies),
             .census = Census(options.limits, hall.proxies),
             .workers = WorkerPool(options.workers, options.queue),
             .https = pipeline.site().public_url.starts_with("https://"),
             .security_lines = security_lines(pipeline.site().public_url.starts_with("https://"))},
        open_connections(metrics.gauge("coloquio_http_connections", "Open connections")) {}
};

Server::Server(ServerOptions options, Pipeline& pipeline, Metrics& metrics, SseHub* hub)
    : state_(std::make_unique<State>(std::move(options), pipeline, metrics, hub)) {}

Server::~Server() { stop(); }

void Server::start() {
  auto& s = *state_;
  error_code problem;
  const auto address = asio::ip::make_address(s.options.address, problem);
  if (problem) throw std::runtime_error("\"" + s.options.address + "\" is no address to listen on");
  Tcp::endpoint endpoint(address, s.options.port);
  if (s.options.port != 0) check_free(endpoint, s.options);
  try {
    for (int i = 0; i < threads_for(s.options); ++i) {
      s.shards.push_back(std::make_unique<Shard>(s.hall, endpoint));
      endpoint.port(s.shards.front()->port());
    }
  } catch (const boost::system::system_error& e) {
    throw std::runtime_error(sentence_of(e.code(), s.options));
  }
  for (const auto& shard : s.shards) s.threads.emplace_back([&shard = *shard] { shard.run(); });
}

std::uint16_t Server::port() const { return state_->shards.front()->port(); }

void Server::stop() {
  auto& s = *state_;
  if (s.threads.empty()) return;
  for (const auto& shard : s.shards) shard->stop();
  // Whoever has not finished by then is cut off.
  std::mutex mutex;
  std::condition_variable finished;
  bool done = false;
  std::thread watch([&] {
    std::unique_lock lock(mutex);
    if (finished.wait_for(lock, longest_farewell, [&] { return done; })) return;
    log::warning("connections were cut off at the end");
    for (const auto& shard : s.shards) shard->end_now();
  });
  for (auto& thread : s.threads) thread.join();
  {
    const std::lock_guard lock(mutex);
    done = true;
  }
  finished.notify_one();
  watch.join();
  s.threads.clear();
  s.hall.workers.stop();
  s.shards.clear();
}

}  // namespace coloquio::web
