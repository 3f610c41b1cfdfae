#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/metrics.h"
#include "web/pipeline.h"
#include "web/sse.h"

namespace coloquio::web {

struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;  // JSON and forms; uploads have their own.
  int connections = 10'000;
  int connections_per_ip = 256;  // Trusted proxies and loopback exempt.
  int header_seconds = 10;       // From the first byte: slow-loris.
  int body_seconds = 30;
  int idle_seconds = 60;  // Keep-alive.
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one.
  int io_threads = 0;         // 0: one per core.
  int workers = 32;
  std::size_t queue = 1024;  // Requests that wait for a worker; more are answered 503.
  Limits limits;
};

class Server {
 public:
  // `hub`: where handlers' event streams come from; null: none.
  Server(ServerOptions options, Pipeline& pipeline, Metrics& metrics, SseHub* hub = nullptr);
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
