#include "web/cached_page.h"

#include "web/finish.h"
#include "web/wire.h"

namespace coloquio::web {
namespace {

CachedPage::Variant make(const Response& plain, Encoding encoding) {
  CachedPage::Variant variant;
  Response response;
  response.content_type = plain.content_type;
  response.headers = plain.headers;
  const auto bytes = plain.bytes();
  variant.body = encoding == Encoding::brotli ? brotli(bytes)
                 : encoding == Encoding::gzip ? gzip(bytes)
                                              : std::string{bytes};
  if (encoding != Encoding::identity) {
    response.header("Content-Encoding", std::string{name_of(encoding)});
  }
  for (auto& [name, value] : response.headers) {
    if (name != "ETag") continue;
    value = etag_of(value, encoding);
    variant.etag = value;
  }
  variant.head = head_of(response, variant.body.size(), {});
  response.status = 304;
  response.content_type.clear();
  variant.not_modified = head_of(response, 0, {});
  return variant;
}

}  // namespace

CachedPage::CachedPage(Response response) : response_(std::move(response)) {}

const CachedPage::Variant& CachedPage::as(Encoding encoding) const {
  const auto index = static_cast<std::size_t>(encoding);
  std::call_once(made_[index], [&] { variants_[index] = make(response_, encoding); });
  return variants_[index];
}

std::size_t CachedPage::size() const {
  constexpr std::size_t overhead = 2048;
  // Twice the body: as it is for handle() and for the wire; a third more for the compressed forms.
  return response_.bytes().size() * 7 / 3 + overhead;
}

}  // namespace coloquio::web
