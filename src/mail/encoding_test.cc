#include "mail/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace coloquio::mail {
namespace {

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

TEST(HeaderText, LeavesPlainTextAsItIs) { EXPECT_EQ(header_text("Hello, Ana"), "Hello, Ana"); }

TEST(HeaderText, EncodesOtherLetters) { EXPECT_EQ(header_text("Señal"), "=?UTF-8?B?U2XDsWFs?="); }

TEST(HeaderText, NeverCutsACharacterAndFoldsLongOnes) {
  std::string typed;
  for (int i = 0; i < 60; ++i) typed += "ñ";
  const auto text = header_text(typed);
  EXPECT_EQ(text,
            "=?UTF-8?B?w7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7E=?=\r\n "
            "=?UTF-8?B?w7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7E=?=\r\n "
            "=?UTF-8?B?w7HDscOxw7HDscOxw7HDscOxw7HDscOxw7HDscOxw7E=?=");
  EXPECT_LE(longest_line(text), 77U);
}

TEST(HeaderText, CannotStartAnotherHeader) {
  EXPECT_EQ(header_text("Hola\r\nBcc: malo@malo.es"), "Hola  Bcc: malo@malo.es");
  EXPECT_EQ(header_text("ñ\nX: y").find('\n'), std::string::npos);
}

TEST(HeaderText, DoesNotPassOnWordsThatLookEncoded) {
  EXPECT_EQ(header_text("=?UTF-8?B?SG9sYQ==?="), "=?UTF-8?B?PT9VVEYtOD9CP1NHOXNZUT09Pz0=?=");
}

TEST(QuotedPrintable, KeepsWhatIsPlainAndEncodesTheRest) {
  EXPECT_EQ(quoted_printable("Año = 1"), "A=C3=B1o =3D 1");
}

TEST(QuotedPrintable, WritesLineEndsAndProtectsSpacesBeforeThem) {
  EXPECT_EQ(quoted_printable("a \nb\r\nc"), "a=20\r\nb\r\nc");
}

TEST(QuotedPrintable, KeepsLinesShort) {
  const auto text = quoted_printable(std::string(500, 'x') + std::string(500, '='));
  EXPECT_LE(longest_line(text), 77U);  // 76 and the CR that getline leaves.
}

TEST(MailDate, IsWrittenAsRfc5322Asks) {
  EXPECT_EQ(mail_date(from_micros(1795253400000000)), "Sat, 21 Nov 2026 09:30:00 +0000");
}

}  // namespace
}  // namespace coloquio::mail
