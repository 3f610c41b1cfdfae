#include "web/connection.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "base/log.h"
#include "web/cookie.h"
#include "web/finish.h"
#include "web/url.h"
#include "web/wire.h"

namespace coloquio::web {
namespace {

using boost::system::error_code;

constexpr std::size_t first_buffer = 4 * 1024;
constexpr std::size_t room_wanted = 2 * 1024;
constexpr std::size_t most_drained = 256 * 1024;
constexpr int drain_seconds = 2;
constexpr int write_seconds = 30;  // Without any progress.
constexpr std::uint32_t heartbeat_ticks = 15;

std::string in_lower_case(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

Connection::Connection(Shard& shard, Tcp::socket socket, std::string ip)
    : shard_(shard),
      socket_(std::move(socket)),
      ip_(std::move(ip)),
      buffer_(first_buffer),
      reader_(shard.hall().options.limits.header_bytes) {}

void Connection::start() {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(Tcp::no_delay(true), ignored);
  // The first bytes are late, not idle: a client that connects and says nothing is a slow loris.
  due_in(shard_.hall().options.limits.header_seconds);
  read();
}

void Connection::due_in(int seconds) {
  // One more, because the current tick has already begun.
  deadline_ = shard_.tick() + static_cast<std::uint32_t>(seconds) + 1;
}

void Connection::consume(std::size_t bytes) {
  begin_ += bytes;
  searched_ = 0;
  if (begin_ == end_) begin_ = end_ = 0;
}

bool Connection::make_room() {
  if (buffer_.size() - end_ >= room_wanted) return true;
  if (begin_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    if (buffer_.size() - end_ >= room_wanted) return true;
  }
  const auto most = shard_.hall().options.limits.header_bytes + 2 * room_wanted;
  if (buffer_.size() >= most && state_ != State::body) return false;
  if (buffer_.size() >= 64 * 1024) return false;
  buffer_.resize(buffer_.size() * 2);
  return true;
}

void Connection::read() {
  if (!make_room()) {
    if (refuse(state_ == State::body ? 400 : 431) == Next::again) run();
    return;
  }
  socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                          [self = shared_from_this()](error_code problem, std::size_t bytes) {
                            if (problem) return self->close();
                            self->end_ += bytes;
                            self->run();
                          });
}

// Goes on until something must be waited for.
void Connection::run() {
  while (true) {
    auto next = Next::wait;
    if (state_ == State::idle || state_ == State::head) {
      next = read_head();
    } else if (state_ == State::body) {
      next = read_body();
    }
    if (next == Next::wait) return;
  }
}

Connection::Next Connection::read_head() {
  // RFC 9112, 2.2: an empty line before the request line is overlooked.
  if (state_ == State::idle) {
    while (unread().starts_with("\r\n")) consume(2);
  }
  if (unread().empty()) {
    read();
    return Next::wait;
  }
  if (state_ == State::idle) {
    state_ = State::head;
    due_in(shard_.hall().options.limits.header_seconds);
  }
  const auto size = HttpReader::end_of_head(unread(), searched_);
  if (size == 0) {
    if (unread().size() > shard_.hall().options.limits.header_bytes) return refuse(431);
    read();
    return Next::wait;
  }
  const int status = reader_.read_head(unread().substr(0, size));
  keep_alive_ = status == 0 && reader_.head().keep_alive && !shard_.stopping();
  is_http_10_ = reader_.head().is_http_10;
  is_head_request_ = reader_.head().method == Method::head;
  if (status != 0) return refuse(status);
  head_size_ = size;
  return begin_request();
}

// The head's views look into the buffer: all that is needed of it is copied before consume().
Connection::Next Connection::begin_request() {
  const auto& head = reader_.head();
  auto& pipeline = shard_.hall().pipeline;
  if (!head.has_body && !head.has_range) {
    page_ = pipeline.glance(
        {head.method, head.target, head.cookie, head.accept_language, head.has_authorization});
    if (page_) {
      if (page_->response().look.subject != 0 && head.method == Method::get) count_look(*page_);
      return send_page(*page_);
    }
  }
  const auto question = std::min(head.target.find('?'), head.target.size());
  const auto path = decode_path(head.target.substr(0, question));
  const auto query = head.target.substr(std::min(question + 1, head.target.size()));
  request_ = make_request(path.value_or("/"), query);
  last_event_id_ = request_.header("last-event-id");
  const bool has_body = head.has_body;
  const bool expects_continue = head.expects_continue && !head.is_http_10;
  const auto length = head.content_length.value_or(0);
  consume(head_size_);
  if (!path) {
    if (has_body) keep_alive_ = false;  // An unread body must not pass for the next request.
    return refuse(Kind::not_found, "errors.not_found");
  }
  if (!has_body) return dispatch();

  const auto plan = pipeline.plan(request_.method, request_.path);
  const auto most = plan.max_body > 0 ? plan.max_body : shard_.hall().options.limits.body_bytes;
  if (length > most) return refuse(Kind::too_large, "errors.too_large");
  reader_.limit_body(most);
  state_ = State::body;
  due_in(shard_.hall().options.limits.body_seconds);
  if (expects_continue && unread().empty()) {
    error_code ignored;
    socket_.write_some(asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), ignored);
  }
  return Next::again;
}

Connection::Next Connection::read_body() {
  const auto taken = reader_.read_body(unread(), request_.body);
  consume(taken);
  if (reader_.body_status() == 413) return refuse(Kind::too_large, "errors.too_large");
  if (reader_.body_status() != 0) return refuse(reader_.body_status());
  if (reader_.is_done()) return dispatch();
  read();
  return Next::wait;
}

Request Connection::make_request(std::string_view path, std::string_view query) const {
  const auto& head = reader_.head();
  const auto& hall = shard_.hall();
  Request request;
  request.method = head.method;
  request.path = path;
  request.query_string = query;
  request.query = parse_query(query);
  request.headers.reserve(head.fields.size());
  for (const auto& [name, value] : head.fields) {
    request.headers.emplace_back(in_lower_case(name), value);
  }
  if (!head.cookie.empty()) request.cookies = parse_cookies(head.cookie);
  if (hall.proxies.trusts(ip_)) {
    request.ip = hall.proxies.client(ip_, head.forwarded_for);
    request.secure = head.forwarded_proto.empty() ? hall.https : head.forwarded_proto == "https";
  } else {
    request.ip = ip_;
    request.secure = hall.https;
  }
  return request;
}

Connection::Next Connection::dispatch() {
  state_ = State::working;
  deadline_ = 0;
  auto& hall = shard_.hall();
  if (hall.pipeline.plan(request_.method, request_.path).on_io_thread) {
    return send(hall.pipeline.handle(std::move(request_)));
  }
  const bool taken = hall.workers.submit([self = shared_from_this()] {
    auto response = self->shard_.hall().pipeline.handle(std::move(self->request_));
    asio::post(self->shard_.io(), [self, answer = std::move(response)]() mutable {
      if (self->state_ == State::closed) return;
      if (self->send(std::move(answer)) == Next::again) self->run();
    });
  });
  return taken ? Next::wait : refuse(Kind::unavailable, "errors.unavailable");
}

void Connection::count_look(const CachedPage& page) const {
  const auto& hall = shard_.hall();
  const auto& head = reader_.head();
  Looker looker = looker_of(head.fields);
  std::string client;
  if (hall.proxies.trusts(ip_)) {
    client = hall.proxies.client(ip_, head.forwarded_for);
    looker.ip = client;
  } else {
    looker.ip = ip_;
  }
  hall.pipeline.saw(page.response().look, looker);
}

Connection::Next Connection::send_page(const CachedPage& page) {
  const auto& head = reader_.head();
  const auto& variant = page.as(negotiate(head.accept_encoding));
  const bool known = matches(head.if_none_match, variant.etag);
  const bool with_body = !known && head.method != Method::head;
  consume(head_size_);
  return write(known ? variant.not_modified : variant.head, shard_.hall().security_lines,
               with_body ? std::string_view{variant.body} : std::string_view{});
}

Connection::Next Connection::send(Response response) {
  if (!response.sse_channel.empty() && response.status == 200)
    return open_stream(std::move(response));
  response_ = std::move(response);
  keep_alive_ = keep_alive_ && !shard_.stopping();
  const auto body = response_.bytes();
  head_ = head_of(response_, body.size(), shard_.hall().security_lines);
  const bool without_body = is_head_request_ || response_.status == 304 || response_.status == 204;
  return write(head_, {}, without_body ? std::string_view{} : body);
}

// The rest of what the client sends cannot be understood, so that the connection ends here.
Connection::Next Connection::refuse(int status) {
  Response response = text(std::to_string(status) + " " + std::string{reason_of(status)} + "\n");
  response.status = status;
  response.header("Cache-Control", "no-store");
  keep_alive_ = false;
  is_head_request_ = false;
  shard_.hall().pipeline.count(status);
  return send(std::move(response));
}

Connection::Next Connection::refuse(Kind kind, std::string key) {
  if (kind == Kind::too_large) keep_alive_ = false;
  return send(shard_.hall().pipeline.refuse(request_, kind, std::move(key)));
}

// One system call for the whole answer when the socket takes it, which it nearly always does.
Connection::Next Connection::write(std::string_view head, std::string_view extra,
                                   std::string_view body) {
  state_ = State::writing;
  const std::string_view last = shard_.last_lines(keep_alive_, is_http_10_);
  const std::array<asio::const_buffer, 4> parts{
      asio::buffer(head.data(), head.size()), asio::buffer(extra.data(), extra.size()),
      asio::buffer(last.data(), last.size()), asio::buffer(body.data(), body.size())};
  error_code problem;
  auto written = socket_.write_some(parts, problem);
  if (problem && problem != asio::error::would_block) {
    close();
    return Next::wait;
  }
  const auto head_size = head.size() + extra.size() + last.size();
  if (written == head_size + body.size()) return after_write();

  std::string whole_head;
  whole_head.append(head).append(extra).append(last);
  head_ = std::move(whole_head);
  rest_of_head_ = std::string_view{head_}.substr(std::min(written, head_size));
  rest_of_body_ = body.substr(written > head_size ? written - head_size : 0);
  due_in(write_seconds);
  write_rest();
  return Next::wait;
}

void Connection::write_rest() {
  const std::array<asio::const_buffer, 2> parts{
      asio::buffer(rest_of_head_.data(), rest_of_head_.size()),
      asio::buffer(rest_of_body_.data(), rest_of_body_.size())};
  socket_.async_write_some(parts,
                           [self = shared_from_this()](error_code problem, std::size_t bytes) {
                             if (problem) return self->close();
                             const auto of_head = std::min(bytes, self->rest_of_head_.size());
                             self->rest_of_head_.remove_prefix(of_head);
                             self->rest_of_body_.remove_prefix(bytes - of_head);
                             if (self->rest_of_head_.empty() && self->rest_of_body_.empty()) {
                               if (self->after_write() == Next::again) self->run();
                               return;
                             }
                             self->due_in(write_seconds);
                             self->write_rest();
                           });
}

Connection::Next Connection::after_write() {
  if (page_) {
    page_.reset();
  } else {
    response_ = Response{};
  }
  if (!keep_alive_ || shard_.stopping()) {
    drain();
    return Next::wait;
  }
  state_ = State::idle;
  due_in(shard_.hall().options.limits.idle_seconds);
  return Next::again;
}

// Reads on for a moment before closing: closing with unread bytes resets the connection, and the
// client would lose the answer that it has not read yet.
void Connection::drain() {
  if (state_ != State::draining) {
    state_ = State::draining;
    due_in(drain_seconds);
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
  }
  socket_.async_read_some(asio::buffer(buffer_),
                          [self = shared_from_this()](error_code problem, std::size_t bytes) {
                            self->drained_ += bytes;
                            if (problem || self->drained_ > most_drained) return self->close();
                            self->drain();
                          });
}

Connection::Next Connection::open_stream(Response response) {
  auto* const hub = shard_.hall().hub;
  const std::weak_ptr<Connection> weak = weak_from_this();
  if (hub != nullptr && !shard_.stopping()) {
    sse_channel_ = response.sse_channel;
    stream_ = hub->open(sse_channel_, last_event_id_, [weak, &io = shard_.io()] {
      asio::post(io, [weak] {
        if (const auto self = weak.lock()) self->feed_stream();
      });
    });
  }
  if (!stream_) return refuse(Kind::unavailable, "errors.unavailable");
  response.content_type = "text/event-stream";
  stream_bytes_ =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
      "X-Accel-Buffering: no\r\n";
  stream_bytes_ += shard_.hall().security_lines;
  stream_bytes_ += shard_.last_lines(false, is_http_10_);
  stream_bytes_ += SseHub::heartbeat;
  state_ = State::streaming;
  deadline_ = shard_.tick() + heartbeat_ticks;
  watch_for_end();
  feed_stream();
  return Next::wait;
}

void Connection::watch_for_end() {
  socket_.async_read_some(asio::buffer(buffer_),
                          [self = shared_from_this()](error_code problem, std::size_t) {
                            if (problem) return self->close();
                            self->watch_for_end();
                          });
}

void Connection::feed_stream() {
  if (state_ != State::streaming || stream_writing_) return;
  if (stream_->overflowed()) return close();
  stream_bytes_ += stream_->take();
  if (stream_bytes_.empty()) return;
  stream_writing_ = true;
  asio::async_write(socket_, asio::buffer(stream_bytes_),
                    [self = shared_from_this()](error_code problem, std::size_t) {
                      self->stream_writing_ = false;
                      if (problem) return self->close();
                      self->stream_bytes_.clear();
                      self->feed_stream();
                    });
}

void Connection::on_tick() {
  if (deadline_ == 0 || shard_.tick() < deadline_) return;
  if (state_ == State::streaming) {
    if (stream_writing_) return close();  // Has not taken the last heartbeat.
    stream_bytes_ = SseHub::heartbeat;
    deadline_ = shard_.tick() + heartbeat_ticks;
    return feed_stream();
  }
  close();
}

void Connection::close_if_idle() {
  if (state_ == State::idle || state_ == State::streaming) close();
}

void Connection::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  if (stream_) shard_.hall().hub->close(sse_channel_, stream_);
  error_code ignored;
  socket_.close(ignored);
  shard_.forget(*this);
}

}  // namespace coloquio::web
