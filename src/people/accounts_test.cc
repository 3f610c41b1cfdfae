#include "people/accounts.h"

#include <gtest/gtest.h>

#include "people/test_people.h"

namespace coloquio::people {
namespace {

SignUp ana() { return {"Ana Prieto", "ana@ejemplo.es", std::string(good_password)}; }

TEST(SignUp, MakesAnAccountOnlyWhenTheLinkIsUsed) {
  TestPeople t;
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  EXPECT_EQ(t.count("SELECT count(*) FROM account"), 0);
  EXPECT_EQ(t.people.accounts.verify(t.mailed_key()).value(), "ana@ejemplo.es");
  EXPECT_TRUE(
      t.people.accounts.sign_in({"ana@ejemplo.es", std::string(good_password), "", "", ""}));
}

TEST(SignUp, UsesALinkOnce) {
  TestPeople t;
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  const auto key = t.mailed_key();
  ASSERT_TRUE(t.people.accounts.verify(key));
  EXPECT_EQ(t.people.accounts.verify(key).error().kind, Kind::gone);
}

TEST(SignUp, ForgetsALinkAfterFortyEightHours) {
  TestPeople t;
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  t.clock.advance(std::chrono::hours{48});
  EXPECT_EQ(t.people.accounts.verify(t.mailed_key()).error().kind, Kind::gone);
}

TEST(SignUp, AnswersTheSameForAKnownEmailAndTellsItsOwner) {
  TestPeople t;
  t.account("Ana");
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  EXPECT_EQ(t.mailed_subject(), "Ya tienes cuenta en Coloquio");
  EXPECT_EQ(t.count("SELECT count(*) FROM email_token WHERE purpose = 'sign_up'"), 0);
}

TEST(SignUp, CannotHoldSomebodyElsesAddressWithAnotherPassword) {
  TestPeople t;
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  const auto own_key = t.mailed_key();
  ASSERT_TRUE(t.people.accounts.sign_up(Language::es,
                                        {"Intruso", "ana@ejemplo.es", "ventana lechuza farola"}));
  ASSERT_TRUE(t.people.accounts.verify(own_key));
  EXPECT_TRUE(t.sign_in("ana"));
  EXPECT_FALSE(t.sign_in("ana", "ventana lechuza farola"));
}

TEST(SignUp, SaysAllThatIsWrongAtOnce) {
  TestPeople t;
  const auto answer = t.people.accounts.sign_up(Language::es, {"", "nada", "corta"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fields.size(), 3U);
}

TEST(SignUp, SendsAnAddressAtMostFiveMailsAnHour) {
  TestPeople t;
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(t.people.accounts.sign_up(Language::es, ana()));
  EXPECT_EQ(t.count("SELECT count(*) FROM mail"), 5);
}

TEST(SignUp, RecordsThatTheAccountWasCreated) {
  TestPeople t;
  t.account("Ana");
  EXPECT_EQ(t.count("SELECT count(*) FROM event WHERE name = 'account.created'"), 1);
}

TEST(SignUp, LetsSomebodyImportedClaimThemselves) {
  TestPeople t;
  const PersonId imported{t.ids.next()};
  t.database->write([&](db::Transaction& tx) {
    Person person;
    person.id = imported;
    person.name = "Ana";
    add_person(tx, person);
    Identity identity{.id = IdentityId{1},
                      .person = imported,
                      .network = "email",
                      .native_id = "ana@ejemplo.es",
                      .evidence = "import",
                      .verified = false,
                      .created_at = {}};
    add_identity(tx, identity);
  });
  EXPECT_EQ(t.account("Ana").person, imported);
}

TEST(SignIn, AnswersTheSameForAWrongPasswordAndAnUnknownEmail) {
  TestPeople t;
  t.account("Ana");
  const auto wrong = t.sign_in("Ana", "otra cosa larga");
  const auto unknown = t.sign_in("Bea", "otra cosa larga");
  EXPECT_EQ(wrong.error().kind, unknown.error().kind);
  EXPECT_EQ(wrong.error().key, unknown.error().key);
}

TEST(SignIn, StopsAfterTenFailuresForKnownAndUnknownAlike) {
  TestPeople t;
  t.account("Ana");
  for (int i = 0; i < 10; ++i) {
    t.sign_in("Ana", "otra cosa larga");
    t.sign_in("Bea", "otra cosa larga");
  }
  EXPECT_EQ(t.sign_in("Ana").error().kind, Kind::too_many);
  EXPECT_EQ(t.sign_in("Bea").error().kind, Kind::too_many);
  t.clock.advance(std::chrono::minutes{15});
  EXPECT_TRUE(t.sign_in("Ana"));
}

TEST(SignIn, TellsASuspendedPersonWhy) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Marta", Role::manager);
  ASSERT_TRUE(t.people.administration.sanction(
      t.viewer("Marta"), ana.id,
      {SanctionKind::suspend, "Publicidad", t.clock.now() + std::chrono::hours{1}}));
  EXPECT_EQ(t.sign_in("Ana").error().key, "people.suspended_until");
  EXPECT_EQ(t.sign_in("Ana", "otra cosa larga").error().key, "people.sign_in_wrong");
  t.clock.advance(std::chrono::hours{1});
  EXPECT_TRUE(t.sign_in("Ana"));
}

TEST(SignIn, EndsTheSessionTheBrowserHadBefore) {
  TestPeople t;
  t.account("Ana");
  const auto planted = t.sign_in("Ana").value();
  const auto fresh = t.people.accounts.sign_in(
      {"ana@ejemplo.es", std::string(good_password), "", "", planted.hash});
  EXPECT_NE(fresh->key, planted.key);
  EXPECT_TRUE(t.browser(planted.key).viewer.is_guest());
  EXPECT_FALSE(t.browser(fresh->key).viewer.is_guest());
}

TEST(Reset, ChangesThePasswordAndEndsAllSessions) {
  TestPeople t;
  t.account("Ana");
  const auto before = t.sign_in("Ana").value();
  ASSERT_TRUE(t.people.accounts.request_reset(Language::es, "ANA@ejemplo.es"));
  ASSERT_TRUE(t.people.accounts.reset(t.mailed_key(), "ventana lechuza farola"));
  EXPECT_TRUE(t.browser(before.key).viewer.is_guest());
  EXPECT_FALSE(t.sign_in("Ana"));
  EXPECT_TRUE(t.sign_in("Ana", "ventana lechuza farola"));
}

TEST(Reset, UsesALinkOnceAndForTwoHours) {
  TestPeople t;
  t.account("Ana");
  ASSERT_TRUE(t.people.accounts.request_reset(Language::es, "ana@ejemplo.es"));
  const auto key = t.mailed_key();
  ASSERT_TRUE(t.people.accounts.reset(key, "ventana lechuza farola"));
  EXPECT_EQ(t.people.accounts.reset(key, "ventana lechuza farola").error().kind, Kind::gone);
  ASSERT_TRUE(t.people.accounts.request_reset(Language::es, "ana@ejemplo.es"));
  t.clock.advance(std::chrono::hours{2});
  EXPECT_EQ(t.people.accounts.reset(t.mailed_key(), "otra frase bien larga").error().kind,
            Kind::gone);
}

TEST(Reset, AnswersTheSameForAnUnknownEmail) {
  TestPeople t;
  EXPECT_TRUE(t.people.accounts.request_reset(Language::es, "nadie@ejemplo.es"));
  EXPECT_EQ(t.mailed_key(), "");
  EXPECT_EQ(t.count("SELECT count(*) FROM email_token"), 1);
}

TEST(ChangePassword, KeepsThisBrowserUnderANewKeyAndEndsTheOthers) {
  TestPeople t;
  t.account("Ana");
  const auto other = t.sign_in("Ana").value();
  const auto here = t.sign_in("Ana").value();
  const auto changed = t.people.accounts.change_password(
      t.browser(here.key).viewer, here.hash, good_password, "ventana lechuza farola", "");
  ASSERT_TRUE(changed);
  EXPECT_TRUE(t.browser(other.key).viewer.is_guest());
  EXPECT_TRUE(t.browser(here.key).viewer.is_guest());
  EXPECT_FALSE(t.browser((*changed)->key).viewer.is_guest());
}

TEST(ChangePassword, AsksForTheOldOne) {
  TestPeople t;
  t.account("Ana");
  const auto changed = t.people.accounts.change_password(t.viewer("Ana"), "", "otra cosa larga",
                                                         "ventana lechuza farola", "");
  EXPECT_EQ(changed.error().fields.front().field, "current");
}

TEST(ChangeEmail, WaitsForTheLinkInTheNewAddress) {
  TestPeople t;
  t.account("Ana");
  ASSERT_TRUE(
      t.people.accounts.request_email_change(t.viewer("Ana"), "ana@otro.es", good_password));
  EXPECT_TRUE(t.sign_in("Ana"));
  ASSERT_TRUE(t.people.accounts.change_email(t.mailed_key()));
  EXPECT_FALSE(t.sign_in("Ana"));
  EXPECT_EQ(t.mailer.newest(1).front().to, "ana@ejemplo.es");
}

TEST(ChangeEmail, DoesNotTellThatAnotherAccountHasTheAddress) {
  TestPeople t;
  t.account("Ana");
  t.account("Bea");
  EXPECT_TRUE(
      t.people.accounts.request_email_change(t.viewer("Ana"), "bea@ejemplo.es", good_password));
  EXPECT_EQ(t.mailed_subject(), "Ya tienes cuenta en Coloquio");
  EXPECT_EQ(t.mailed_key(), "");
}

}  // namespace
}  // namespace coloquio::people
