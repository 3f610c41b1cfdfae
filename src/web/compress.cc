#include "web/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace coloquio::web {
namespace {

// "gzip;q=0" and "gzip; q=0.0" say no.
bool is_refused(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == std::string_view::npos) return false;
  const auto value = parameters.substr(q + 2);
  const auto number = value.substr(0, std::min(value.find_first_of(" ;"), value.size()));
  return !number.empty() && number.find_first_not_of("0.") == std::string_view::npos;
}

bool allows(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    auto item = header.substr(0, std::min(header.find(','), header.size()));
    header.remove_prefix(std::min(item.size() + 1, header.size()));
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    const auto name = item.substr(0, std::min(item.find_first_of("; "), item.size()));
    if (name == coding) return !is_refused(item.substr(name.size()));
  }
  return false;
}

}  // namespace

Encoding negotiate(std::string_view accept_encoding) {
  if (accept_encoding.empty()) return Encoding::identity;
  if (allows(accept_encoding, "br")) return Encoding::brotli;
  if (allows(accept_encoding, "gzip")) return Encoding::gzip;
  return Encoding::identity;
}

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int gzip_header = 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + gzip_header, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("zlib: no memory");
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(std::string_view bytes, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                        reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

bool is_compressible(std::string_view content_type) {
  return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
         content_type.starts_with("application/javascript") ||
         content_type.starts_with("application/atom+xml") ||
         content_type.starts_with("application/xml") ||
         content_type.starts_with("application/problem+json") ||
         content_type.starts_with("application/ld+json") ||
         content_type.starts_with("application/manifest+json") ||
         content_type.starts_with("image/svg+xml");
}

}  // namespace coloquio::web
