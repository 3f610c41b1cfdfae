#include "notices/secret.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/time.h"

namespace coloquio::notices {
namespace {

constexpr auto name = "notices.secret";
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t bytes_of_key = crypto_auth_KEYBYTES;
constexpr std::size_t bytes_of_mac = crypto_auth_BYTES;
static_assert(bytes_of_key == 32 && bytes_of_mac == 32);

using Bytes = std::array<unsigned char, 32>;

std::string to_text(const Bytes& bytes) {
  std::array<char, sodium_base64_ENCODED_LEN(32, variant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  return text.data();
}

bool to_bytes(std::string_view text, Bytes& bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                           nullptr, variant) == 0 &&
         length == bytes.size();
}

Bytes key_of(std::string_view secret) {
  Bytes key{};
  if (!to_bytes(secret, key)) throw std::runtime_error("setting notices.secret is damaged");
  return key;
}

}  // namespace

std::string secret_of(db::Database& database, Instant now) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium found no source of random numbers");
  Bytes fresh{};
  randombytes_buf(fresh.data(), fresh.size());
  const auto text = to_text(fresh);
  return database.write([&](db::Transaction& tx) {
    tx.execute(
        "INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3) "
        "ON CONFLICT DO NOTHING",
        name, text, now);
    return tx.query("SELECT value FROM setting WHERE name = $1", name).front().get<std::string>(0);
  });
}

std::string sign(std::string_view secret, std::string_view text) {
  const auto key = key_of(secret);
  Bytes mac{};
  crypto_auth(mac.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
              key.data());
  return to_text(mac);
}

bool is_signed(std::string_view secret, std::string_view text, std::string_view signature) {
  const auto key = key_of(secret);
  Bytes mac{};
  return to_bytes(signature, mac) &&
         crypto_auth_verify(mac.data(), reinterpret_cast<const unsigned char*>(text.data()),
                            text.size(), key.data()) == 0;
}

}  // namespace coloquio::notices
