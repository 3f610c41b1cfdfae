#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace coloquio::web {

// A socket to the server under test that sends exactly the bytes it is told.
class ClientForTests {
 public:
  explicit ClientForTests(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};  // So that a bug ends a test instead of hanging it.
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  ~ClientForTests() { ::close(socket_); }
  ClientForTests(const ClientForTests&) = delete;
  ClientForTests& operator=(const ClientForTests&) = delete;

  bool connected() const { return connected_; }
  ClientForTests& send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
  }
  // One answer: head and the body that Content-Length tells (none after HEAD).
  std::string answer(bool with_body = true) {
    const auto head_end = read_until("\r\n\r\n");
    if (head_end == std::string::npos) return take(read_.size());
    const auto head = read_.substr(0, head_end);
    const auto length = head.find("Content-Length: ");
    std::size_t size = head_end;
    if (with_body && length != std::string::npos) size += std::stoul(head.substr(length + 16));
    while (read_.size() < size && read_more()) {
    }
    return take(size);
  }
  std::string until(std::string_view mark) {
    const auto end = read_until(mark);
    return take(end == std::string::npos ? read_.size() : end);
  }
  // Everything until the server closes.
  std::string rest() {
    while (read_more()) {
    }
    return take(read_.size());
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

 private:
  std::size_t read_until(std::string_view mark) {
    auto found = read_.find(mark);
    while (found == std::string::npos && read_more()) found = read_.find(mark);
    return found == std::string::npos ? found : found + mark.size();
  }
  bool read_more() {
    char bytes[4096];
    const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    read_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }
  std::string take(std::size_t size) {
    auto out = read_.substr(0, size);
    read_.erase(0, size);
    return out;
  }

  int socket_;
  bool connected_ = false;
  std::string read_;
};

}  // namespace coloquio::web
