#include "web/finish.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace coloquio::web {
namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr int quick_gzip = 4;
constexpr int quick_brotli = 3;

std::string hash_of(std::string_view body) {
  const auto hash = XXH3_128bits(body.data(), body.size());
  return fmt::format("\"{:016x}{:016x}\"", hash.high64, hash.low64);
}

bool has(const Response& response, std::string_view name) {
  return !response.header_value(name).empty();
}

void replace_body(Response& response, std::string body) {
  response.body = std::move(body);
  response.shared_body.reset();
  response.static_body = {};
}

void set_header(Response& response, std::string_view name, std::string value) {
  for (auto& [key, old] : response.headers) {
    if (key == name) {
      old = std::move(value);
      return;
    }
  }
  response.header(std::string{name}, std::move(value));
}

void answer_not_modified(Response& response) {
  response.status = 304;
  response.content_type.clear();
  replace_body(response, "");
}

struct Slice {
  std::size_t from = 0;
  std::size_t to = 0;  // Behind the last byte.
};

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value);
  if (problem != std::errc{} || stop != end) return std::nullopt;
  return value;
}

// Of "bytes=0-499", "bytes=500-", "bytes=-500". Nothing for what we do not serve (several ranges,
// other units), which RFC 9110 lets us ignore; an empty slice for one that cannot be satisfied.
std::optional<Slice> slice_of(std::string_view range, std::size_t size) {
  if (!range.starts_with("bytes=") || range.find(',') != std::string_view::npos)
    return std::nullopt;
  range.remove_prefix(6);
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = number(range.substr(0, dash));
  const auto last = number(range.substr(dash + 1));
  if (dash == 0) {
    if (!last) return std::nullopt;
    return Slice{size - std::min(*last, size), size};
  }
  if (!first || (dash + 1 < range.size() && !last)) return std::nullopt;
  if (last && *last < *first) return std::nullopt;
  const auto end = last ? std::min(*last, size - 1) + 1 : size;
  return Slice{std::min(*first, end), end};
}

void answer_part(Response& response, Slice slice) {
  const auto whole = response.bytes();
  const auto size = whole.size();
  if (slice.from == slice.to) {
    response.status = 416;
    response.content_type.clear();
    set_header(response, "Content-Range", fmt::format("bytes */{}", size));
    replace_body(response, "");
    return;
  }
  response.status = 206;
  set_header(response, "Content-Range",
             fmt::format("bytes {}-{}/{}", slice.from, slice.to - 1, size));
  if (response.static_body.data() != nullptr) {
    response.static_body = whole.substr(slice.from, slice.to - slice.from);
  } else {
    replace_body(response, std::string{whole.substr(slice.from, slice.to - slice.from)});
  }
}

void compress_body(const Request& request, Response& response) {
  if (response.bytes().size() < worth_compressing || !is_compressible(response.content_type))
    return;
  if (has(response, "Content-Encoding")) return;
  const auto encoding = negotiate(request.header("accept-encoding"));
  if (encoding == Encoding::identity) return;
  replace_body(response, encoding == Encoding::brotli ? brotli(response.bytes(), quick_brotli)
                                                      : gzip(response.bytes(), quick_gzip));
  response.header("Content-Encoding", std::string{name_of(encoding)});
  if (const auto etag = std::string{response.header_value("ETag")}; !etag.empty()) {
    set_header(response, "ETag", etag_of(etag, encoding));
  }
}

bool is_read(const Request& request) {
  return request.method == Method::get || request.method == Method::head;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::gzip:
      return "gzip";
    case Encoding::brotli:
      return "br";
    case Encoding::identity:
      return "";
  }
  return "";
}

std::string etag_of(std::string_view etag, Encoding encoding) {
  if (encoding == Encoding::identity || etag.size() < 2) return std::string{etag};
  return fmt::format("{}-{}\"", etag.substr(0, etag.size() - 1), name_of(encoding));
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match.empty() || etag.size() < 2) return false;
  if (if_none_match == "*") return true;
  // Without the closing quote: what follows is the quote or the compressed form's suffix.
  const auto stem = etag.substr(0, etag.size() - 1);
  const auto at = if_none_match.find(stem);
  if (at == std::string_view::npos) return false;
  const auto next = if_none_match.substr(at + stem.size());
  return next.starts_with('"') || next.starts_with("-gzip\"") || next.starts_with("-br\"");
}

void describe(const Request& request, Response& response) {
  if (!has(response, "Cache-Control")) {
    const bool guest = request.viewer.is_guest();
    response.header("Cache-Control", response.immutable  ? "public, max-age=31536000, immutable"
                                     : !is_read(request) ? "no-store"
                                     : guest             ? "no-cache"
                                                         : "private, no-cache");
  }
  if (!response.immutable && !has(response, "Vary")) {
    response.header("Vary", "Accept-Encoding, Accept-Language, Authorization, Cookie");
  }
  if (is_read(request) && response.status == 200 && response.sse_channel.empty() &&
      !has(response, "ETag")) {
    response.header("ETag", hash_of(response.bytes()));
  }
}

void conclude(const Request& request, Response& response) {
  if (!response.sse_channel.empty()) return;
  if (is_read(request) && response.status == 200) {
    if (matches(request.header("if-none-match"), response.header_value("ETag"))) {
      return answer_not_modified(response);
    }
    const auto range = request.header("range");
    const auto if_range = request.header("if-range");
    if (response.immutable && !range.empty() && !has(response, "Content-Encoding") &&
        (if_range.empty() || if_range == response.header_value("ETag"))) {
      if (const auto slice = slice_of(range, response.bytes().size())) {
        return answer_part(response, *slice);
      }
    }
  }
  compress_body(request, response);
}

}  // namespace coloquio::web
