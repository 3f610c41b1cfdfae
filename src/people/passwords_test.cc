#include "people/passwords.h"

#include <gtest/gtest.h>

#include <set>

#include "people/secrets.h"

namespace coloquio::people {
namespace {

std::string problem(std::string_view password, Role role = Role::member) {
  const auto found =
      problem_with_password("password", password, role, "rosa.martin@ejemplo.es", "Rosa Martín");
  return found ? found->key : "";
}

TEST(Passwords, MatchesWhatWasHashedAndNothingElse) {
  Passwords passwords(Passwords::Cost::least);
  const auto hash = passwords.hash("molino caracola");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(passwords.matches(hash, "molino caracola"));
  EXPECT_FALSE(passwords.matches(hash, "molino Caracola"));
  EXPECT_FALSE(passwords.matches("", ""));
}

TEST(Passwords, UsesSixtyFourMebibytes) {
  Passwords passwords;
  const auto hash = passwords.hash("molino caracola");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
  EXPECT_FALSE(passwords.is_outdated(hash));
  EXPECT_TRUE(passwords.is_outdated(Passwords(Passwords::Cost::least).hash("molino caracola")));
}

TEST(PasswordRules, TakeAPhrase) { EXPECT_EQ(problem("molino caracola tejado"), ""); }

TEST(PasswordRules, WantTenCharactersAndFifteenOfAdministrators) {
  EXPECT_EQ(problem("xk3ñ-Pq9z"), "people.password_short");
  EXPECT_EQ(problem("xk3ñ-Pq9zv"), "");
  EXPECT_EQ(problem("xk3ñ-Pq9zv", Role::administrator), "people.password_short");
  EXPECT_EQ(problem("xk3ñ-Pq9zvm4w1r", Role::administrator), "");
}

TEST(PasswordRules, RefuseOnesOwnNameAndEmail) {
  EXPECT_EQ(problem("Rosa.Martin.2026"), "people.password_own");
  EXPECT_EQ(problem("soyrosa martín1"), "people.password_own");
}

class CommonPassword : public testing::TestWithParam<const char*> {};
TEST_P(CommonPassword, IsRefused) { EXPECT_TRUE(is_common_password(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Guesses, CommonPassword,
                         testing::Values("password123", "P4ssw0rd2024!", "contraseña1",
                                         "Contraseña2025.", "1234567890", "0987654321",
                                         "qwertyuiop", "1q2w3e4r5t", "aaaaaaaaaa", "abcabcabcabc",
                                         "realmadrid1", "teamomucho", "iloveyou2024",
                                         "passwordpassword", "drowssap123", "holamundo1234",
                                         "12121212121", "Barcelona.1899", "600123456",
                                         "admin-admin-admin", "qwerty123456"));

class UncommonPassword : public testing::TestWithParam<const char*> {};
TEST_P(UncommonPassword, IsTaken) { EXPECT_FALSE(is_common_password(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Choices, UncommonPassword,
                         testing::Values("molino caracola tejado", "xk3ñ-Pq9zv", "Vg7!mmQ2rt",
                                         "83920174665820", "perro gato luna sol",
                                         "trescientos veinte pasos"));

TEST(CommonPasswords, TakeNoTimeForLongOnes) {
  EXPECT_TRUE(is_common_password(std::string(100'000, 'a')));
  EXPECT_FALSE(is_common_password(std::string(50, 'a') + "b" + std::string(500, 'c')));
}

TEST(Secrets, AreLongAndNeverTheSame) {
  std::set<std::string> keys;
  for (int i = 0; i < 100; ++i) keys.insert(random_key());
  EXPECT_EQ(keys.size(), 100U);
  EXPECT_EQ(keys.begin()->size(), 43U);
}

}  // namespace
}  // namespace coloquio::people
