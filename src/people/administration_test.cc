#include "people/administration.h"

#include <gtest/gtest.h>

#include "people/test_people.h"

namespace coloquio::people {
namespace {

SanctionWanted silence(const TestPeople& t) {
  return {SanctionKind::silence, "Se repite", t.clock.now() + std::chrono::days{1}};
}

TEST(Administration, ListsAccountsForThoseWhoManageThem) {
  TestPeople t;
  t.account("Ana");
  t.account("Marta", Role::administrator);
  const auto list = t.people.administration.list(t.viewer("Marta"), "", AccountId{}, 10).value();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list.front().name, "Marta");
  EXPECT_EQ(t.people.administration.list(t.viewer("Ana"), "", AccountId{}, 10).error().kind,
            Kind::forbidden);
}

TEST(Administration, FindsAccountsByPartOfNameOrEmail) {
  TestPeople t;
  t.account("Ana_100%");
  t.account("Beatriz");
  t.account("Marta", Role::administrator);
  const auto viewer = t.viewer("Marta");
  EXPECT_EQ(t.people.administration.list(viewer, "BEATRIZ@ej", AccountId{}, 10)->size(), 1U);
  EXPECT_EQ(t.people.administration.list(viewer, "a_1", AccountId{}, 10)->size(), 1U);
  EXPECT_EQ(t.people.administration.list(viewer, "%", AccountId{}, 10)->size(), 1U);
}

TEST(Administration, PagesByKey) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Bea");
  t.account("Marta", Role::administrator);
  const auto viewer = t.viewer("Marta");
  const auto first = t.people.administration.list(viewer, "", AccountId{}, 2).value();
  const auto rest = t.people.administration.list(viewer, "", first.back().id, 2).value();
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest.front().id, ana.id);
}

TEST(Administration, HidesTheEmailFromModerators) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Paula", Role::moderator);
  EXPECT_EQ(t.people.administration.find(t.viewer("Paula"), ana.id)->email, "");
}

TEST(Administration, ChangesARoleAndWritesItDown) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Marta", Role::administrator);
  ASSERT_TRUE(t.people.administration.change_role(t.viewer("Marta"), ana.id, Role::agent));
  const auto person = t.people.profiles.find(Viewer{}, ana.person);
  EXPECT_TRUE(person->is_staff);
  EXPECT_EQ(t.count("SELECT count(*) FROM audit WHERE act = 'account.role_changed'"), 1);
}

TEST(Administration, KeepsTheLastAdministrator) {
  TestPeople t;
  const auto marta = t.account("Marta", Role::administrator);
  const auto answer =
      t.people.administration.change_role(t.viewer("Marta"), marta.id, Role::member);
  EXPECT_EQ(answer.error().key, "people.last_administrator");
}

TEST(Administration, LetsOnlyAdministratorsChangeRoles) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Iker", Role::manager);
  const auto answer = t.people.administration.change_role(t.viewer("Iker"), ana.id, Role::agent);
  EXPECT_EQ(answer.error().kind, Kind::forbidden);
}

TEST(Sanctions, NeverReachAnEqualOrASuperior) {
  TestPeople t;
  const auto paula = t.account("Paula", Role::moderator);
  const auto marta = t.account("Marta", Role::administrator);
  const auto viewer = t.viewer("Paula");
  EXPECT_EQ(t.people.administration.sanction(viewer, marta.id, silence(t)).error().key,
            "people.not_below");
  EXPECT_EQ(t.people.administration.sanction(viewer, paula.id, silence(t)).error().key,
            "people.not_below");
}

TEST(Sanctions, ReachAnybodyFromTheCommandLine) {
  TestPeople t;
  const auto marta = t.account("Marta", Role::administrator);
  EXPECT_TRUE(t.people.administration.sanction(machine_operator(), marta.id, silence(t)));
  EXPECT_EQ(t.people.administration.sanction(Viewer{}, marta.id, silence(t)).error().kind,
            Kind::forbidden);
}

TEST(Sanctions, AreListedAndLifted) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Paula", Role::moderator);
  const auto viewer = t.viewer("Paula");
  ASSERT_TRUE(t.people.administration.sanction(viewer, ana.id, silence(t)));
  EXPECT_FALSE(t.viewer("Ana").may(Permission::post));
  ASSERT_TRUE(t.people.administration.lift(viewer, ana.id, SanctionKind::silence));
  EXPECT_TRUE(t.viewer("Ana").may(Permission::post));
  const auto list = t.people.administration.sanctions(viewer, ana.id, SanctionId{}, 10).value();
  EXPECT_EQ(list.front().lifted_by, viewer.account);
  EXPECT_EQ(t.people.administration.lift(viewer, ana.id, SanctionKind::silence).error().kind,
            Kind::not_found);
}

TEST(Sanctions, NeedAReasonAndAFutureDate) {
  TestPeople t;
  const auto ana = t.account("Ana");
  t.account("Paula", Role::moderator);
  const auto answer = t.people.administration.sanction(t.viewer("Paula"), ana.id,
                                                       {SanctionKind::silence, " ", t.clock.now()});
  EXPECT_EQ(answer.error().fields.size(), 2U);
}

TEST(Sessions, OfOthersCannotBeEnded) {
  TestPeople t;
  t.account("Ana");
  t.account("Bea");
  const auto session = t.sign_in("Ana").value();
  EXPECT_EQ(t.people.sessions.end(t.viewer("Bea"), session.session.id).error().kind,
            Kind::not_found);
  EXPECT_FALSE(t.browser(session.key).viewer.is_guest());
}

TEST(Sessions, AreListedWithTheirDeviceAndEnded) {
  TestPeople t;
  t.account("Ana");
  const auto other = t.sign_in("Ana").value();
  const auto here = t.sign_in("Ana").value();
  const auto viewer = t.browser(here.key).viewer;
  const auto list = t.people.sessions.list(viewer, here.hash).value();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list.front().device, "Firefox, Android");
  ASSERT_TRUE(t.people.sessions.end_others(viewer, here.hash));
  EXPECT_TRUE(t.browser(other.key).viewer.is_guest());
  EXPECT_FALSE(t.browser(here.key).viewer.is_guest());
}

TEST(Tokens, OfOthersCannotBeRevoked) {
  TestPeople t;
  t.account("Ana");
  t.account("Bea");
  const auto token = t.people.tokens.create(t.viewer("Ana"), {"Copia", Scope::read, {}}).value();
  EXPECT_EQ(t.people.tokens.revoke(t.viewer("Bea"), token.token.id).error().kind, Kind::not_found);
  EXPECT_FALSE(t.program(token.secret).viewer.is_guest());
}

TEST(Tokens, StopAtOnceWhenRevoked) {
  TestPeople t;
  t.account("Ana");
  const auto viewer = t.viewer("Ana");
  const auto token = t.people.tokens.create(viewer, {"Copia", Scope::read, {}}).value();
  t.program(token.secret);
  ASSERT_TRUE(t.people.tokens.revoke(viewer, token.token.id));
  EXPECT_TRUE(t.program(token.secret).viewer.is_guest());
}

TEST(Tokens, AreMadeForTheCommandLineByEmailOrId) {
  TestPeople t;
  const auto ana = t.account("Ana");
  EXPECT_TRUE(t.people.tokens.create_for("ana@ejemplo.es", "cli"));
  EXPECT_TRUE(t.people.tokens.create_for(to_string(ana.id), "cli"));
  EXPECT_EQ(t.people.tokens.create_for("nadie@ejemplo.es", "cli").error().kind, Kind::not_found);
}

TEST(FirstRun, MakesTheFirstAdministratorOnceWithTheCode) {
  TestPeople t;
  ASSERT_TRUE(t.people.first_run.is_open());
  const auto code = t.people.first_run.code();
  const FirstRun::Answers wrong{"AAAA-AAAA", "Marta", "marta@ejemplo.es",
                                std::string(good_password)};
  EXPECT_EQ(t.people.first_run.finish(wrong, Language::es).error().fields.front().field, "code");
  FirstRun::Answers right = wrong;
  right.code = code;
  EXPECT_EQ(t.people.first_run.finish(right, Language::es)->role, Role::administrator);
  EXPECT_FALSE(t.people.first_run.is_open());
  EXPECT_EQ(t.people.first_run.finish(right, Language::es).error().kind, Kind::not_found);
}

TEST(Profiles, ChangeWhatIsGivenAndKeepTheRest) {
  TestPeople t;
  t.account("Ana");
  const auto viewer = t.viewer("Ana");
  ProfileChange change;
  change.bio = "Me gustan los **molinos**.";
  ASSERT_TRUE(t.people.profiles.change(viewer, change));
  const auto self = t.people.profiles.self(viewer).value();
  EXPECT_EQ(self.person.name, "Ana");
  EXPECT_NE(self.person.bio_html.find("<strong>molinos</strong>"), std::string::npos);
}

TEST(Cards, ComeInOneQueryForManyPeople) {
  TestPeople t;
  const auto ana = t.account("Ana Prieto");
  const auto iker = t.account("Iker", Role::agent);
  const std::vector<PersonId> ids{iker.person, ana.person, ana.person, PersonId{42}};
  const auto found = t.database->read([&](db::Connection& c) { return cards(c, ids); });
  EXPECT_EQ(found.size(), 2U);
  EXPECT_EQ(card_of(found, ana.person).initials, "AP");
  EXPECT_TRUE(card_of(found, iker.person).is_staff);
  EXPECT_EQ(card_of(found, PersonId{42}).name, "");
}

TEST(People, AreRemovedWithTheirKeys) {
  TestPeople t;
  const auto ana = t.account("Ana");
  const auto key = t.sign_in("Ana")->key;
  const std::vector<PersonId> ids{ana.person};
  t.database->write([&](db::Transaction& tx) { remove_people(tx, ids); });
  EXPECT_EQ(t.count("SELECT count(*) FROM session"), 0);
  EXPECT_TRUE(t.browser(key).viewer.is_guest());
  EXPECT_TRUE(t.people.accounts.create(
      {"ana@ejemplo.es", "Ana", Role::member, std::string(good_password)}, Language::es));
}

}  // namespace
}  // namespace coloquio::people
