#pragma once

#include <string>
#include <string_view>

namespace coloquio::web {

enum class Encoding { identity, gzip, brotli };

// The best one that an Accept-Encoding header allows.
Encoding negotiate(std::string_view accept_encoding);

std::string gzip(std::string_view bytes, int level = 6);
std::string brotli(std::string_view bytes, int quality = 5);

// Text, JSON, SVG…: what gets smaller.
bool is_compressible(std::string_view content_type);

}  // namespace coloquio::web
