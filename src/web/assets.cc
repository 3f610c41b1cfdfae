#include "web/assets.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <stdexcept>

#include "base/embedded.h"
#include "web/html.h"

namespace coloquio::web {
namespace {

std::string content_hash(std::string_view bytes) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3]);
}

std::string content_type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".woff2")) return "font/woff2";
  return "application/octet-stream";
}

class Assets {
 public:
  Assets() {
    // Style sheets last: they name other files, and those addresses are part of their content.
    for (const auto& file : embedded::assets()) {
      if (!file.path.ends_with(".css")) add(file.path, file.bytes);
    }
    for (const auto& file : embedded::assets()) {
      if (file.path.ends_with(".css"))
        add(file.path, rewritten_.emplace_back(with_urls(file.bytes)));
    }
    for (const auto& [name, asset] : by_name_) by_url_.emplace(asset.url, &asset);
  }

  const Asset& at(std::string_view name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) throw std::out_of_range("no asset " + std::string(name));
    return found->second;
  }

  const Asset* find(std::string_view url) const {
    const auto found = by_url_.find(url);
    return found == by_url_.end() ? nullptr : found->second;
  }

 private:
  void add(std::string_view name, std::string_view bytes) {
    const auto dot = name.rfind('.');
    by_name_.emplace(name, Asset{fmt::format("/assets/{}.{}{}", name.substr(0, dot),
                                             content_hash(bytes), name.substr(dot)),
                                 content_type_of(name), bytes});
  }

  // url("NAME") → url("/assets/NAME.HASH.EXT")
  std::string with_urls(std::string_view css) const {
    constexpr std::string_view kOpen = "url(\"";
    std::string out;
    for (auto open = css.find(kOpen); open != std::string_view::npos; open = css.find(kOpen)) {
      const auto from = open + kOpen.size();
      const auto to = css.find('"', from);
      out += css.substr(0, from);
      out += at(css.substr(from, to - from)).url;
      css.remove_prefix(to);
    }
    return out += css;
  }

  std::map<std::string, Asset, std::less<>> by_name_;
  std::map<std::string, const Asset*, std::less<>> by_url_;
  std::deque<std::string> rewritten_;  // Holds what the style sheets' views look at.
};

const Assets& assets() {
  static const Assets all;
  return all;
}

}  // namespace

const Asset& asset(std::string_view name) { return assets().at(name); }

const Asset* find_asset(std::string_view url) { return assets().find(url); }

const std::string& asset_url(std::string_view name) { return asset(name).url; }

}  // namespace coloquio::web
