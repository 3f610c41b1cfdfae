#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/metrics.h"
#include "web/pipeline.h"

namespace coloquio::web {

struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;  // JSON and forms; uploads have their own.
  int connections = 10'000;
  int connections_per_ip = 256;          // Trusted proxies and loopback exempt.
  int header_seconds = 10;               // From the first byte: slow-loris.
  int body_seconds = 30;
  int idle_seconds = 60;                 // Keep-alive.
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one.
  int io_threads = 0;         // 0: one per core.
  int workers = 32;
  Limits limits;
};

class Server {
 public:
  Server(ServerOptions options, Pipeline& pipeline, Metrics& metrics);
  ~Server();
  // Binds and listens; throws db::Failure-like std::runtime_error with a sentence ("port 8080 is in
  // use: …"). Then serves on its own threads.
  void start();
  std::uint16_t port() const;
  void stop();  // Takes no new connections, finishes requests in flight (at most 10 s).

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio::web
