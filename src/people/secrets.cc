#include "people/secrets.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace coloquio::people {
namespace {

void ready() {
  static const bool initialised = sodium_init() >= 0;
  if (!initialised) throw std::runtime_error("libsodium found no source of random numbers");
}

using Bytes = std::array<unsigned char, 32>;

std::string base64url(const Bytes& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(32, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return text.data();
}

}  // namespace

std::string random_key() {
  ready();
  Bytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

std::string hash_of(std::string_view key) {
  ready();
  Bytes hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(key.data()),
                     key.size(), nullptr, 0);
  return base64url(hash);
}

std::string random_code(std::size_t length) {
  ready();
  static constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string code;
  for (std::size_t i = 0; i < length; ++i) {
    code += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  }
  return code;
}

}  // namespace coloquio::people
