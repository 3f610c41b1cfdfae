#include "people/authenticator.h"

#include <gtest/gtest.h>

#include "people/test_people.h"

namespace coloquio::people {
namespace {

NewToken token(TestPeople& t, const Viewer& viewer, Scope scope) {
  return t.people.tokens.create(viewer, {"Prueba", scope, std::nullopt}).value();
}

TEST(Authenticator, KnowsAPersonByTheirCookie) {
  TestPeople t;
  const auto ana = t.account("Ana");
  const auto session = t.sign_in("Ana").value();
  const auto request = t.browser(session.key);
  EXPECT_EQ(request.viewer.account, ana.id);
  EXPECT_EQ(request.person_name, "Ana");
  EXPECT_EQ(request.csrf, session.csrf);
  EXPECT_EQ(request.session_hash, session.hash);
}

TEST(Authenticator, TakesAnUnknownCookieForAGuest) {
  TestPeople t;
  EXPECT_TRUE(t.browser("nonsense").viewer.is_guest());
  EXPECT_TRUE(t.identified);
}

TEST(Authenticator, RefusesAnUnknownToken) {
  TestPeople t;
  t.program("coloquio_nonsense");
  EXPECT_EQ(t.identified.error().kind, Kind::unauthenticated);
}

TEST(Authenticator, TakesNoSessionKeyForATokenAndNoTokenForASession) {
  TestPeople t;
  t.account("Ana");
  const auto session = t.sign_in("Ana").value();
  const auto secret = token(t, t.browser(session.key).viewer, Scope::all).secret;
  EXPECT_TRUE(t.browser(secret).viewer.is_guest());
  t.program(session.key);
  EXPECT_EQ(t.identified.error().kind, Kind::unauthenticated);
}

TEST(Authenticator, StoresOnlyHashesOfKeys) {
  TestPeople t;
  t.account("Ana");
  const auto session = t.sign_in("Ana").value();
  EXPECT_EQ(t.database->read([&](db::Connection& c) {
    return c.query("SELECT token_hash FROM session").front().get<std::string>(0);
  }),
            session.hash);
  EXPECT_NE(session.hash, session.key);
}

TEST(Authenticator, LimitsATokenToItsScope) {
  TestPeople t;
  t.account("Marta", Role::administrator);
  const auto viewer = t.viewer("Marta");
  const auto reads = t.program(token(t, viewer, Scope::read).secret).viewer;
  const auto writes = t.program(token(t, viewer, Scope::write).secret).viewer;
  EXPECT_FALSE(reads.may(Permission::post));
  EXPECT_TRUE(writes.may(Permission::post));
  EXPECT_FALSE(writes.may(Permission::manage_accounts));
  EXPECT_FALSE(writes.may(Permission::own_account));
}

TEST(Authenticator, LetsAReadingTokenOnlyLook) {
  TestPeople t;
  t.account("Ana");
  const auto secret = token(t, t.viewer("Ana"), Scope::read).secret;
  t.program(secret, web::Method::delete_);
  EXPECT_EQ(t.identified.error().kind, Kind::forbidden);
}

TEST(Authenticator, ExemptsOnlyTokensOfAdministratorsFromLimits) {
  TestPeople t;
  t.account("Marta", Role::administrator);
  const auto in_browser = t.viewer("Marta");
  EXPECT_FALSE(in_browser.may(Permission::no_limits));
  EXPECT_TRUE(
      t.program(token(t, in_browser, Scope::write).secret).viewer.may(Permission::no_limits));
}

TEST(Authenticator, ForgetsAnExpiredToken) {
  TestPeople t;
  t.account("Ana");
  const auto made = t.people.tokens.create(t.viewer("Ana"), {"Un día", Scope::all, 1}).value();
  EXPECT_FALSE(t.program(made.secret).viewer.is_guest());
  t.clock.advance(std::chrono::days{1});
  EXPECT_TRUE(t.program(made.secret).viewer.is_guest());
}

TEST(Authenticator, SlidesTheEndOfASessionThatIsUsed) {
  TestPeople t;
  t.account("Ana");
  const auto session = t.sign_in("Ana").value();
  t.clock.advance(std::chrono::days{29});
  t.browser(session.key);
  t.people.authenticator.write_seen();
  t.clock.advance(std::chrono::days{29});
  EXPECT_FALSE(t.browser(session.key).viewer.is_guest());
  t.clock.advance(std::chrono::days{2});
  EXPECT_TRUE(t.browser(session.key).viewer.is_guest());
}

TEST(Authenticator, SuspendsAtOnceSessionsAndTokens) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Marta", Role::manager);
  const auto session = t.sign_in("Ana").value();
  const auto secret = token(t, t.browser(session.key).viewer, Scope::all).secret;
  t.program(secret);
  ASSERT_TRUE(t.people.administration.sanction(
      t.viewer("Marta"), ana.id,
      {SanctionKind::suspend, "Motivo", t.clock.now() + std::chrono::days{1}}));
  EXPECT_TRUE(t.browser(session.key).viewer.is_guest());
  t.program(secret);
  EXPECT_EQ(t.identified.error().kind, Kind::forbidden);
}

TEST(Authenticator, SilencesAtOnceAndUntilItIsOver) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Marta", Role::moderator);
  const auto key = t.sign_in("Ana")->key;
  ASSERT_TRUE(t.browser(key).viewer.may(Permission::post));
  ASSERT_TRUE(t.people.administration.sanction(
      t.viewer("Marta"), ana.id,
      {SanctionKind::silence, "Motivo", t.clock.now() + std::chrono::seconds{30}}));
  EXPECT_FALSE(t.browser(key).viewer.may(Permission::post));
  EXPECT_TRUE(t.browser(key).viewer.may(Permission::report));
  t.clock.advance(std::chrono::seconds{31});
  EXPECT_TRUE(t.browser(key).viewer.may(Permission::post));
}

TEST(Authenticator, EndsSessionsWhenARoleChanges) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Marta", Role::administrator);
  const auto key = t.sign_in("Ana")->key;
  t.browser(key);
  ASSERT_TRUE(t.people.administration.change_role(t.viewer("Marta"), ana.id, Role::agent));
  EXPECT_TRUE(t.browser(key).viewer.is_guest());
  EXPECT_TRUE(t.viewer("Ana").may(Permission::answer_officially));
}

TEST(Authenticator, CallsAMemberANewcomerForADayAndThreeMessages) {
  TestPeople t;
  const auto ana = t.account("Ana");
  const auto key = t.sign_in("Ana")->key;
  t.database->write([&](db::Transaction& tx) { add_posts(tx, ana.person, 3); });
  EXPECT_TRUE(t.browser(key).viewer.newcomer);
  t.clock.advance(std::chrono::hours{24});
  EXPECT_FALSE(t.browser(key).viewer.newcomer);
  t.database->write([&](db::Transaction& tx) { add_posts(tx, ana.person, -1); });
  t.clock.advance(std::chrono::minutes{1});
  EXPECT_TRUE(t.browser(key).viewer.newcomer);
}

TEST(Authenticator, KnowsTheTrustThatEndsBeingANewcomer) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.database->write([&](db::Transaction& tx) { set_trust_level(tx, ana.person, 1); });
  const auto key = t.sign_in("Ana")->key;
  EXPECT_EQ(t.browser(key).viewer.trust_level, 1);
  EXPECT_FALSE(t.browser(key).viewer.newcomer);
}

}  // namespace
}  // namespace coloquio::people
