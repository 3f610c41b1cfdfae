#include "web/http_reader.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "web/guard.h"

namespace coloquio::web {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using View = boost::beast::string_view;

constexpr std::size_t max_fields = 100;

std::string_view plain(View text) { return {text.data(), text.size()}; }

std::optional<Method> method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::patch:
      return Method::patch;
    case http::verb::delete_:
      return Method::delete_;
    case http::verb::options:
      return Method::options;
    default:
      return std::nullopt;
  }
}

// Every line ends with CR LF, none begins with white space, and nothing else controls anything.
bool is_strict(std::string_view head) {
  bool line_start = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    if (byte > 0x20 && byte != 0x7f) {
      line_start = false;
      continue;
    }
    if (byte == '\r') {
      if (i + 1 == head.size() || head[i + 1] != '\n') return false;
      ++i;
      line_start = true;
      continue;
    }
    if ((byte != ' ' && byte != '\t') || line_start) return false;
  }
  return true;
}

bool is_host(std::string_view host) {
  return !host.empty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
  });
}

}  // namespace

class HttpReader::Parser final : public http::basic_parser<true> {
 public:
  explicit Parser(Head& head) : head_(head) {}

  bool unknown_method = false;
  bool odd_version = false;
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;
  bool chunked = false;
  bool odd_length = false;
  bool odd_expectation = false;
  bool too_many = false;
  std::string* body = nullptr;

 private:
  void on_request_impl(http::verb verb, View, View target, int version, error_code&) override {
    const auto method = method_of(verb);
    unknown_method = !method;
    head_.method = method.value_or(Method::get);
    head_.target = plain(target);
    odd_version = version != 10 && version != 11;
    head_.is_http_10 = version == 10;
  }
  void on_response_impl(int, View, int, error_code&) override {}
  void on_field_impl(http::field field, View name, View text, error_code&) override {
    if (in_body_) return;  // A trailer: nothing that comes after the checks may count.
    const auto value = plain(text);
    if (head_.fields.size() == max_fields) {
      too_many = true;
      return;
    }
    head_.fields.emplace_back(plain(name), value);
    switch (field) {
      case http::field::host:
        head_.host = value;
        ++hosts;
        break;
      case http::field::cookie:
        head_.cookie = value;
        break;
      case http::field::accept_language:
        head_.accept_language = value;
        break;
      case http::field::accept_encoding:
        head_.accept_encoding = value;
        break;
      case http::field::if_none_match:
        head_.if_none_match = value;
        break;
      case http::field::authorization:
        head_.has_authorization = true;
        break;
      case http::field::range:
        head_.has_range = true;
        break;
      case http::field::content_length:
        ++lengths;
        // Beast also takes a list of equal numbers.
        odd_length =
            value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos;
        break;
      case http::field::transfer_encoding:
        ++encodings;
        chunked = boost::beast::iequals(text, "chunked");
        break;
      case http::field::expect:
        head_.expects_continue = boost::beast::iequals(text, "100-continue");
        odd_expectation = !head_.expects_continue;
        break;
      default:
        note_proxy(plain(name), value);
        break;
    }
  }
  void note_proxy(std::string_view name, std::string_view value) {
    if (boost::beast::iequals({name.data(), name.size()}, "x-forwarded-for")) {
      head_.forwarded_for = value;
    } else if (boost::beast::iequals({name.data(), name.size()}, "x-forwarded-proto")) {
      head_.forwarded_proto = value;
    }
  }
  void on_header_impl(error_code&) override { in_body_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(View bytes, error_code&) override {
    body->append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View bytes, error_code&) override {
    body->append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(error_code&) override {}

  Head& head_;
  bool in_body_ = false;
};

HttpReader::HttpReader(std::size_t max_header_bytes) : max_header_bytes_(max_header_bytes) {}
HttpReader::~HttpReader() = default;

std::size_t HttpReader::end_of_head(std::string_view bytes, std::size_t& searched) {
  constexpr std::string_view end = "\r\n\r\n";
  const auto found = bytes.find(end, searched);
  if (found != std::string_view::npos) return found + end.size();
  searched = bytes.size() < end.size() ? 0 : bytes.size() - (end.size() - 1);
  return 0;
}

int HttpReader::read_head(std::string_view bytes) {
  if (bytes.size() > max_header_bytes_) return 431;
  if (!is_strict(bytes)) return 400;
  auto fields = std::move(head_.fields);  // Keeps its memory.
  fields.clear();
  head_ = Head{};
  head_.fields = std::move(fields);
  body_status_ = 0;
  parser_.reset();
  parser_ = std::make_unique<Parser>(head_);
  parser_->header_limit(static_cast<std::uint32_t>(max_header_bytes_));
  parser_->body_limit(boost::none);
  error_code problem;
  parser_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), problem);
  if (problem == http::error::bad_version) return 505;
  if (problem) return 400;
  if (!parser_->is_header_done()) return 400;
  return check_fields();
}

int HttpReader::check_fields() {
  const auto& p = *parser_;
  if (p.odd_version) return 505;
  if (p.too_many) return 431;
  if (p.unknown_method) return 501;
  if (p.hosts > 1 || (p.hosts == 0 && !head_.is_http_10)) return 400;
  if (p.hosts == 1 && !is_host(head_.host)) return 400;
  if (p.lengths > 1 || p.encodings > 1 || (p.lengths > 0 && p.encodings > 0)) return 400;
  if (p.odd_length || (p.encodings == 1 && head_.is_http_10)) return 400;
  if (p.encodings == 1 && !p.chunked) return 501;
  if (p.odd_expectation) return 417;
  if (!head_.target.starts_with('/')) {
    // Absolute form: the same as origin form when it names the host that the Host field names.
    const auto origin = origin_of(head_.target);
    if (origin.empty() || origin.substr(origin.find("://") + 3) != head_.host) return 400;
    head_.target.remove_prefix(origin.size());
    if (head_.target.empty()) head_.target = "/";
    if (!head_.target.starts_with('/')) return 400;
  }
  head_.keep_alive = p.keep_alive();
  if (p.content_length()) head_.content_length = *p.content_length();
  head_.has_body = p.chunked || head_.content_length.value_or(0) > 0;
  return 0;
}

void HttpReader::limit_body(std::uint64_t bytes) { parser_->body_limit(bytes); }

std::size_t HttpReader::read_body(std::string_view bytes, std::string& body) {
  parser_->body = &body;
  std::size_t taken = 0;
  while (taken < bytes.size() && !parser_->is_done()) {
    error_code problem;
    taken += parser_->put(boost::asio::const_buffer(bytes.data() + taken, bytes.size() - taken),
                          problem);
    if (problem == http::error::need_more) break;
    if (problem == http::error::body_limit) body_status_ = 413;
    if (problem && body_status_ == 0) body_status_ = 400;
    if (problem) break;
  }
  return taken;
}

bool HttpReader::is_done() const { return parser_->is_done(); }

}  // namespace coloquio::web
