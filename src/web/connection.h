#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "web/http_reader.h"
#include "web/pipeline.h"
#include "web/proxy.h"
#include "web/server.h"
#include "web/sse.h"
#include "web/worker_pool.h"

// Inside of the server: only connection.cc, shard.cc and server.cc include this.
namespace coloquio::web {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

class Connection;

// How many connections there are, and from where. Any thread.
class Census {
 public:
  Census(const Limits& limits, const TrustedProxies& proxies)
      : limits_(limits), proxies_(proxies) {}
  bool enter(const std::string& ip);  // False: too many.
  void leave(const std::string& ip);
  int total() const { return total_; }

 private:
  bool is_counted(const std::string& ip) const;

  const Limits& limits_;
  const TrustedProxies& proxies_;
  std::atomic<int> total_{0};
  std::mutex mutex_;  // Guards by_ip_.
  std::unordered_map<std::string, int> by_ip_;
};

// What all connections share.
struct Hall {
  const ServerOptions& options;
  Pipeline& pipeline;
  SseHub* hub;  // May be null.
  TrustedProxies proxies;
  Census census;
  WorkerPool workers;
  bool https;                       // The public address is.
  std::string_view security_lines;  // wire.h
};

// One io_context with its acceptor, its connections and a clock that ticks each second. All members
// belong to its thread.
class Shard {
 public:
  Shard(Hall& hall, const Tcp::endpoint& endpoint);
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  void run();
  // Any thread: takes no more connections, lets those at work finish, then ends run().
  void stop();
  void end_now();  // Any thread.

  Hall& hall() { return hall_; }
  asio::io_context& io() { return io_; }
  std::uint32_t tick() const { return tick_; }
  bool stopping() const { return stopping_; }
  // The lines that end a head: Date, Connection, empty line.
  const std::string& last_lines(bool keep_alive, bool is_http_10) const;
  void forget(Connection& connection);

 private:
  void accept();
  void admit(Tcp::socket socket);
  void tick_later();
  void write_date();
  void end_if_empty();

  Hall& hall_;
  asio::io_context io_{1};
  Tcp::acceptor acceptor_{io_};
  asio::steady_timer timer_{io_};
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::uint32_t tick_ = 1;
  bool stopping_ = false;
  bool accept_later_ = false;
  std::string lines_keep_;
  std::string lines_keep_10_;
  std::string lines_close_;
};

// One client. Reads a request, has it answered, writes the answer, and so on: one request at a
// time, pipelined ones wait in the buffer. Plain callbacks: a coroutine's frame and resumption cost
// more than the whole state here (docs/adr: server).
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shard& shard, Tcp::socket socket, std::string ip);
  void start();
  void on_tick();        // Closes what is overdue.
  void close_if_idle();  // When the server stops.
  void close();
  const std::string& ip() const { return ip_; }

 private:
  enum class State { idle, head, body, working, writing, streaming, draining, closed };
  enum class Next { again, wait };

  void read();
  void run();
  Next read_head();
  Next read_body();
  Next begin_request();
  Next dispatch();
  Request make_request(std::string_view path, std::string_view query) const;
  void count_look(const CachedPage& page) const;
  Next send_page(const CachedPage& page);
  Next send(Response response);
  Next refuse(int status);  // For what cannot be read: short, then closed.
  Next refuse(Kind kind, std::string key);
  Next write(std::string_view head, std::string_view extra, std::string_view body);
  void write_rest();
  Next after_write();
  void drain();
  Next open_stream(Response response);
  void watch_for_end();
  void feed_stream();

  std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }
  void consume(std::size_t bytes);
  bool make_room();  // False when the buffer is as large as it may be.
  void due_in(int seconds);

  Shard& shard_;
  Tcp::socket socket_;
  const std::string ip_;
  State state_ = State::idle;
  std::uint32_t deadline_ = 0;  // In ticks; 0: none.
  bool keep_alive_ = true;
  bool is_http_10_ = false;

  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t searched_ = 0;
  std::size_t head_size_ = 0;
  HttpReader reader_;
  Request request_;
  bool is_head_request_ = false;
  std::string last_event_id_;

  // The answer being written: owners of the bytes, then the bytes still to go.
  Response response_;
  std::shared_ptr<const CachedPage> page_;
  std::string head_;
  std::string_view rest_of_head_;
  std::string_view rest_of_body_;
  std::size_t drained_ = 0;

  std::string sse_channel_;
  std::shared_ptr<SseHub::Stream> stream_;
  std::string stream_bytes_;
  bool stream_writing_ = false;
};

}  // namespace coloquio::web
