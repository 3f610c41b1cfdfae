#include <fmt/chrono.h>

#include <boost/asio/post.hpp>
#include <ctime>

#include "base/log.h"
#include "web/connection.h"

namespace coloquio::web {
namespace {

using boost::system::error_code;
constexpr std::chrono::seconds second{1};

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

std::string text_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

bool Census::is_counted(const std::string& ip) const {
  return !is_loopback(ip) && !proxies_.trusts(ip);
}

bool Census::enter(const std::string& ip) {
  if (total_ >= limits_.connections) return false;
  if (is_counted(ip)) {
    const std::lock_guard lock(mutex_);
    auto& count = by_ip_[limit_key(ip)];
    if (count >= limits_.connections_per_ip) return false;
    ++count;
  }
  ++total_;
  return true;
}

void Census::leave(const std::string& ip) {
  --total_;
  if (!is_counted(ip)) return;
  const std::lock_guard lock(mutex_);
  const auto found = by_ip_.find(limit_key(ip));
  if (found != by_ip_.end() && --found->second == 0) by_ip_.erase(found);
}

Shard::Shard(Hall& hall, const Tcp::endpoint& endpoint) : hall_(hall) {
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(Tcp::acceptor::reuse_address(true));
  acceptor_.set_option(ReusePort(true));
  acceptor_.bind(endpoint);
  acceptor_.listen();
  write_date();
  accept();
  tick_later();
}

void Shard::run() { io_.run(); }

void Shard::accept() {
  acceptor_.async_accept([this](error_code problem, Tcp::socket socket) {
    if (!acceptor_.is_open()) return;
    if (problem) {
      // Out of file descriptors, most often: trying again at once would only burn the processor.
      accept_later_ = true;
      return;
    }
    admit(std::move(socket));
    accept();
  });
}

void Shard::admit(Tcp::socket socket) {
  error_code problem;
  const auto peer = socket.remote_endpoint(problem);
  if (problem) return;
  auto ip = text_of(peer.address());
  if (!hall_.census.enter(ip)) return;
  auto connection = std::make_shared<Connection>(*this, std::move(socket), std::move(ip));
  connections_.insert(connection);
  connection->start();
}

void Shard::forget(Connection& connection) {
  hall_.census.leave(connection.ip());
  connections_.erase(connection.shared_from_this());
  end_if_empty();
}

void Shard::tick_later() {
  timer_.expires_after(second);
  timer_.async_wait([this](error_code problem) {
    if (problem) return;
    ++tick_;
    write_date();
    // A copy: closing takes a connection out of the set.
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const auto& connection : all) connection->on_tick();
    if (accept_later_ && !stopping_) {
      accept_later_ = false;
      accept();
    }
    if (!stopping_ || !connections_.empty()) tick_later();
  });
}

void Shard::write_date() {
  const auto now = fmt::gmtime(std::time(nullptr));
  const auto date = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", now);
  lines_keep_ = date + "\r\n";
  lines_keep_10_ = date + "Connection: keep-alive\r\n\r\n";
  lines_close_ = date + "Connection: close\r\n\r\n";
}

const std::string& Shard::last_lines(bool keep_alive, bool is_http_10) const {
  if (!keep_alive) return lines_close_;
  return is_http_10 ? lines_keep_10_ : lines_keep_;
}

void Shard::stop() {
  asio::post(io_, [this] {
    stopping_ = true;
    error_code ignored;
    acceptor_.close(ignored);
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const auto& connection : all) connection->close_if_idle();
    end_if_empty();
  });
}

void Shard::end_if_empty() {
  if (stopping_ && connections_.empty()) timer_.cancel();
}

void Shard::end_now() {
  asio::post(io_, [this] {
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const auto& connection : all) connection->close();
    end_if_empty();
  });
}

}  // namespace coloquio::web
