// normal_email() of text.h.
#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "base/text.h"

namespace coloquio::text {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The characters that RFC 5322 allows without quotation marks.
bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
    return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) {
    return is_letter_or_digit(c) ||
           std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
  });
}

bool is_domain(std::string_view domain) {
  if (domain == "localhost") return true;
  if (domain.find('.') == std::string_view::npos) return false;
  std::size_t label = 0;
  char previous = '.';
  for (const char c : domain) {
    if (!is_letter_or_digit(c) && c != '-' && c != '.') return false;
    if ((c == '.' || c == '-') && previous == '.') return false;
    if (c == '.' && previous == '-') return false;
    label = c == '.' ? 0 : label + 1;
    if (label > 63) return false;
    previous = c;
  }
  return previous != '.' && previous != '-';
}

// "español.es" → "xn--espaol-zwa.es", the form that mail servers know.
std::string ascii_domain(std::string_view domain) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no IDNA data");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info,
                         status);
  return U_FAILURE(status) || info.hasErrors() ? "" : out;
}

}  // namespace

std::string normal_email(std::string_view typed) {
  // Not clean(): composing turns some letters into those of somebody else's address.
  const auto begin = typed.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  const auto address =
      std::string(typed.substr(begin, typed.find_last_not_of(" \t\r\n") + 1 - begin));
  const auto at = address.find('@');
  if (at == std::string::npos || address.size() > 254) return "";
  // ASCII only, for the same reason.
  auto out = address.substr(0, at);
  if (!is_local_part(out)) return "";
  std::transform(out.begin(), out.end(), out.begin(), lower);
  auto domain = address.substr(at + 1);
  std::transform(domain.begin(), domain.end(), domain.begin(), lower);
  const bool ascii = std::all_of(domain.begin(), domain.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) domain = ascii_domain(domain);
  if (!is_domain(domain)) return "";
  out += '@';
  out += domain;
  return out.size() > 254 ? "" : out;
}

}  // namespace coloquio::text
