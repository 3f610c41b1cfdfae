#include "mail/message.h"

#include <gtest/gtest.h>

namespace coloquio::mail {
namespace {

Message message() {
  return {.from_name = "Banco Horizonte",
          .from_address = "comunidad@ejemplo.es",
          .to_address = "ana@ejemplo.es",
          .subject = "Confirma tu dirección",
          .text = "Hola, Ana",
          .html = "<p>Hola, Ana</p>",
          .language = "es",
          .id = "7401",
          .date = from_micros(1795253400000000)};
}

TEST(Mime, HasTheHeadersOfAnAutomaticMail) {
  const auto text = mime(message());
  EXPECT_TRUE(
      text.starts_with("From: \"Banco Horizonte\" <comunidad@ejemplo.es>\r\n"
                       "To: ana@ejemplo.es\r\n"
                       "Subject: =?UTF-8?B?Q29uZmlybWEgdHUgZGlyZWNjacOzbg==?=\r\n"
                       "Date: Sat, 21 Nov 2026 09:30:00 +0000\r\n"
                       "Message-ID: <7401@ejemplo.es>\r\n"
                       "Auto-Submitted: auto-generated\r\n"))
      << text;
}

TEST(Mime, OffersTextFirstAndThenHtml) {
  const auto text = mime(message());
  const auto plain = text.find("Content-Type: text/plain; charset=utf-8");
  const auto html = text.find("Content-Type: text/html; charset=utf-8");
  ASSERT_NE(html, std::string::npos);
  EXPECT_LT(plain, html);
  EXPECT_TRUE(text.ends_with("--=_coloquio_alternative_=--\r\n"));
}

TEST(Mime, KeepsNamesFromBecomingSenders) {
  auto tricky = message();
  tricky.from_name = "Banco, S.A. \"Horizonte\"";
  EXPECT_TRUE(mime(tricky).starts_with(
      "From: \"Banco, S.A. \\\"Horizonte\\\"\" <comunidad@ejemplo.es>\r\n"));
}

TEST(Mime, NeverLetsTextOfPeopleAddAHeader) {
  auto tricky = message();
  tricky.subject = "Hola\r\nBcc: todos@ejemplo.es";
  tricky.from_name = "Ana\nX-Otra: 1";
  tricky.to_address = "ana@ejemplo.es\r\nBcc: todos@ejemplo.es";
  const auto text = mime(tricky);
  EXPECT_EQ(text.find("\nBcc:"), std::string::npos);
  EXPECT_EQ(text.find("\nX-Otra:"), std::string::npos);
}

class UnsafeAddress : public testing::TestWithParam<const char*> {};
TEST_P(UnsafeAddress, IsRefused) { EXPECT_FALSE(is_safe_address(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Tricks, UnsafeAddress,
                         testing::Values("", "ana", "@ejemplo.es", "ana@", "a@b@c.es", "a b@c.es",
                                         "a@c.es\r\nRCPT TO:<x@y.es>", "<a@c.es>", "a@c.es,b@c.es",
                                         "\"a\"@c.es", "-oQ/tmp@c.es", "a@c.es\n"));

TEST(Address, MayHaveAPlusAndLettersOfAnyLanguage) {
  EXPECT_TRUE(is_safe_address("ana+banco@correo.ejemplo.es"));
  EXPECT_TRUE(is_safe_address("iñaki@ejemplo.es"));
}

}  // namespace
}  // namespace coloquio::mail
