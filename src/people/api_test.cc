#include <gtest/gtest.h>

#include "people/test_site.h"

namespace coloquio::people {
namespace {

using web::Method;

struct Made {
  std::string id;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(Made, (), (id, secret))

bool has(const web::Response& answer, std::string_view part) {
  return answer.bytes().find(part) != std::string_view::npos;
}

TEST(PeopleApi, TellsMeWhoIAm) {
  TestSite site;
  site.account("Ana");
  const auto answer = site.get("/api/v1/me", site.program_of("Ana"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(has(answer, R"("email":"ana@ejemplo.es","role":"member")")) << answer.body;
}

TEST(PeopleApi, AsksGuestsForAToken) {
  TestSite site;
  EXPECT_EQ(site.get("/api/v1/me").status, 401);
  EXPECT_EQ(site.get("/api/v1/me", {{"authorization", "Bearer nonsense"}}).status, 401);
}

TEST(PeopleApi, IgnoresMembersThatNobodyMaySet) {
  TestSite site;
  site.account("Ana");
  const auto token = site.program_of("Ana");
  const auto answer = site.send(
      Method::patch, "/api/v1/me",
      R"({"headline":"Clienta","role":"administrator","permissions":["administer"],"is_staff":true})",
      token);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(has(answer, R"("role":"member")"));
  EXPECT_EQ(site.people.count("SELECT count(*) FROM person WHERE is_staff = 1"), 0);
}

TEST(PeopleApi, MakesATokenAndTellsItsSecretOnce) {
  TestSite site;
  site.account("Ana");
  const auto all = site.program_of("Ana");
  const auto made = site.post("/api/v1/tokens", R"({"name":"Copia","scope":"read","days":1})", all);
  EXPECT_EQ(made.status, 201);
  const auto token = from_json<Made>(made.bytes()).value();
  EXPECT_FALSE(site.people.program(token.secret).viewer.is_guest());
  EXPECT_FALSE(has(site.get("/api/v1/tokens", all), token.secret));
  EXPECT_EQ(site.send(Method::delete_, "/api/v1/tokens/" + token.id, "", all).status, 204);
  EXPECT_EQ(site.get("/api/v1/me", {{"authorization", "Bearer " + token.secret}}).status, 401);
}

TEST(PeopleApi, StoresNoSecretForARepeatedRequest) {
  TestSite site;
  site.account("Ana");
  auto all = site.program_of("Ana");
  all.emplace_back("idempotency-key", "una");
  const auto body = R"({"name":"Copia","scope":"read"})";
  EXPECT_TRUE(has(site.post("/api/v1/tokens", body, all), "coloquio_"));
  EXPECT_FALSE(has(site.post("/api/v1/tokens", body, all), "coloquio_"));
  EXPECT_EQ(site.people.count("SELECT count(*) FROM idempotency WHERE body LIKE '%coloquio_%'"), 0);
}

TEST(PeopleApi, KeepsTokensAndSessionsOfOthersOutOfReach) {
  TestSite site;
  site.account("Ana");
  site.account("Bea");
  const auto session = site.people.sign_in("Ana").value();
  const auto token = site.people.people.tokens.create_for("ana@ejemplo.es", "suya").value();
  const auto bea = site.program_of("Bea");
  EXPECT_EQ(site.send(Method::delete_, "/api/v1/sessions/" + to_string(session.session.id), "", bea)
                .status,
            404);
  EXPECT_EQ(
      site.send(Method::delete_, "/api/v1/tokens/" + to_string(token.token.id), "", bea).status,
      404);
  EXPECT_FALSE(has(site.get("/api/v1/tokens", bea), "suya"));
  EXPECT_FALSE(has(site.get("/api/v1/sessions", bea), to_string(session.session.id)));
}

TEST(PeopleApi, LetsATokenThatOnlyWritesNotMakeAnother) {
  TestSite site;
  site.account("Ana");
  const auto writes =
      site.people.people.tokens.create(site.people.viewer("Ana"), {"e", Scope::write, {}}).value();
  const web::Pairs header{{"authorization", "Bearer " + writes.secret}};
  EXPECT_EQ(site.post("/api/v1/tokens", R"({"name":"x","scope":"all"})", header).status, 403);
  EXPECT_EQ(
      site.send(Method::put, "/api/v1/me/email", R"({"email":"x@y.es","password":"z"})", header)
          .status,
      403);
}

TEST(PeopleApi, ShowsAPublicProfileWithoutTheEmail) {
  TestSite site;
  const auto ana = site.account("Ana");
  const auto answer = site.get("/api/v1/people/" + to_string(ana.person));
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(has(answer, "ejemplo.es"));
  EXPECT_EQ(site.get("/api/v1/people/42").status, 404);
}

TEST(PeopleApi, PagesAccountsForAdministrators) {
  TestSite site;
  site.account("Ana");
  site.account("Marta", Role::administrator);
  const auto marta = site.program_of("Marta");
  const auto first = site.get("/api/v1/accounts?limit=1", marta);
  EXPECT_TRUE(has(first, R"("name":"Marta")"));
  EXPECT_TRUE(has(first, R"("next":")"));
  EXPECT_EQ(site.get("/api/v1/accounts", site.program_of("Ana")).status, 403);
}

TEST(PeopleApi, SanctionsAndLifts) {
  TestSite site;
  const auto ana = site.account("Ana");
  site.account("Paula", Role::moderator);
  const auto paula = site.program_of("Paula");
  const auto url = "/api/v1/accounts/" + to_string(ana.id) + "/sanctions";
  EXPECT_EQ(
      site.post(url, R"({"kind":"suspend","reason":"Spam","until":"2026-12-01T00:00:00Z"})", paula)
          .status,
      201);
  EXPECT_FALSE(site.people.sign_in("Ana"));
  EXPECT_TRUE(has(site.get(url, paula), "Spam"));
  EXPECT_EQ(site.send(Method::delete_, url + "/suspend", "", paula).status, 204);
  EXPECT_TRUE(site.people.sign_in("Ana"));
}

TEST(PeopleApi, AnswersSignUpsTheSameForKnownAndUnknownEmails) {
  TestSite site;
  site.account("Ana");
  const auto known = site.post(
      "/api/v1/sign-ups", R"({"name":"A","email":"ana@ejemplo.es","password":"molino caracola"})");
  const auto unknown = site.post(
      "/api/v1/sign-ups", R"({"name":"A","email":"bea@ejemplo.es","password":"molino caracola"})");
  EXPECT_EQ(known.status, 204);
  EXPECT_EQ(unknown.status, 204);
}

}  // namespace
}  // namespace coloquio::people
