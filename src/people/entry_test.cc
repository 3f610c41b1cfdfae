#include <gtest/gtest.h>

#include "people/test_site.h"

namespace coloquio::people {
namespace {

const char* const password_field = "&password=molino+caracola+tejado";

TEST(SignInPage, SetsACookieThatScriptsCannotRead) {
  TestSite site;
  site.account("Ana");
  const auto answer = site.post("/sign-in", std::string("email=ana%40ejemplo.es") + password_field);
  EXPECT_EQ(answer.status, 303);
  const std::string cookie(answer.header_value("Set-Cookie"));
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos) << cookie;
  EXPECT_NE(cookie.find("SameSite=Lax"), std::string::npos) << cookie;
}

TEST(SignInPage, AnswersTheSameForKnownAndUnknownEmails) {
  TestSite site;
  site.account("Ana");
  const auto known = site.post("/sign-in", "email=ana%40ejemplo.es&password=equivocada-1");
  const auto unknown = site.post("/sign-in", "email=bea%40ejemplo.es&password=equivocada-1");
  EXPECT_EQ(known.status, 422);
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(TestSite::without(known.body, "ana"), TestSite::without(unknown.body, "bea"));
}

TEST(SignInPage, KeepsTheEmailAndNeverThePassword) {
  TestSite site;
  const auto answer = site.post("/sign-in", "email=ana%40ejemplo.es&password=equivocada-1");
  EXPECT_NE(answer.body.find("value=\"ana@ejemplo.es\""), std::string::npos);
  EXPECT_EQ(answer.body.find("equivocada-1"), std::string::npos);
}

TEST(SignInPage, GoesWhereThePersonWantedButNeverToAnotherSite) {
  TestSite site;
  site.account("Ana");
  const std::string login = std::string("email=ana%40ejemplo.es") + password_field;
  EXPECT_EQ(site.post("/sign-in", login + "&next=%2Ft%2Fx%2F7").header_value("Location"), "/t/x/7");
  for (const auto* next : {"https%3A%2F%2Fmalo.es", "%2F%2Fmalo.es", "%2F%5Cmalo.es"}) {
    EXPECT_EQ(site.post("/sign-in", login + "&next=" + next).header_value("Location"), "/") << next;
  }
}

TEST(SignInPage, GivesANewKeyAndEndsTheOneTheBrowserHad) {
  TestSite site;
  site.account("Ana");
  const auto planted = site.people.sign_in("Ana").value();
  const auto answer = site.post(
      "/sign-in", std::string("email=ana%40ejemplo.es") + password_field + "&csrf=" + planted.csrf,
      {{"cookie", "session=" + planted.key}});
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header_value("Set-Cookie").find(planted.key), std::string::npos);
  EXPECT_TRUE(site.people.browser(planted.key).viewer.is_guest());
}

TEST(SignInPage, EscapesWhatWasTyped) {
  TestSite site;
  const auto answer =
      site.post("/sign-in", "email=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&password=x");
  EXPECT_EQ(answer.body.find("<script>alert"), std::string::npos);
}

TEST(SignOut, EndsTheSessionAndNeedsTheFormsToken) {
  TestSite site;
  site.account("Ana");
  const auto session = site.people.sign_in("Ana").value();
  const web::Pairs cookie{{"cookie", "session=" + session.key}};
  EXPECT_EQ(site.post("/sign-out", "", cookie).status, 403);
  EXPECT_FALSE(site.people.browser(session.key).viewer.is_guest());
  EXPECT_EQ(site.post("/sign-out", "csrf=" + session.csrf, cookie).status, 303);
  EXPECT_TRUE(site.people.browser(session.key).viewer.is_guest());
}

TEST(SignUpPage, AnswersTheSameForKnownAndUnknownEmails) {
  TestSite site;
  site.account("Ana");
  const auto form = [](const char* name) {
    return "name=Alguien&email=" + std::string(name) + "%40ejemplo.es" + password_field;
  };
  const auto known = site.post("/sign-up", form("ana"));
  const auto unknown = site.post("/sign-up", form("bea"));
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.header_value("Location"), unknown.header_value("Location"));
  EXPECT_EQ(known.body, unknown.body);
  EXPECT_EQ(site.people.count("SELECT count(*) FROM mail"), 2);
}

TEST(SignUpPage, SaysWhatIsWrongOnTopAndNextToEachField) {
  TestSite site;
  const auto answer = site.post("/sign-up", "name=&email=ana&password=corta");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find("<a href=\"#email\">"), std::string::npos);
  EXPECT_NE(answer.body.find("id=\"email-msg\""), std::string::npos);
  EXPECT_NE(answer.body.find("value=\"ana\""), std::string::npos);
}

TEST(SignUpPage, LeadsThroughTheMailToAnAccount) {
  TestSite site;
  site.post("/sign-up", std::string("name=Ana&email=ana%40ejemplo.es") + password_field);
  const auto key = site.people.mailed_key();
  EXPECT_NE(site.get("/verify?key=" + key).body.find("ana@ejemplo.es"), std::string::npos);
  EXPECT_EQ(site.get("/verify?key=" + key).status, 200);  // Looking uses nothing up.
  EXPECT_EQ(site.post("/verify", "key=" + key).header_value("Location"), "/sign-in?done=verified");
  EXPECT_EQ(site.post("/verify", "key=" + key).status, 410);
  EXPECT_TRUE(site.people.sign_in("Ana"));
}

TEST(ResetPage, AnswersTheSameForKnownAndUnknownEmails) {
  TestSite site;
  site.account("Ana");
  const auto known = site.post("/reset-password", "email=ana%40ejemplo.es");
  const auto unknown = site.post("/reset-password", "email=bea%40ejemplo.es");
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.header_value("Location"), unknown.header_value("Location"));
}

TEST(ResetPage, ChangesThePasswordBehindTheLink) {
  TestSite site;
  site.account("Ana");
  site.post("/reset-password", "email=ana%40ejemplo.es");
  const auto key = site.people.mailed_key();
  EXPECT_EQ(site.get("/reset-password/new?key=" + key).status, 200);
  EXPECT_EQ(site.post("/reset-password/new", "key=" + key + "&password=corta").status, 422);
  EXPECT_EQ(
      site.post("/reset-password/new", "key=" + key + "&password=ventana+lechuza+farola").status,
      303);
  EXPECT_EQ(site.get("/reset-password/new?key=" + key).status, 410);
}

TEST(FirstRunPage, IsThereOnceAndThenGone) {
  TestSite site;
  EXPECT_EQ(site.get("/first-run").status, 200);
  const auto form = "name=Marta&email=marta%40ejemplo.es" + std::string(password_field) + "&code=";
  EXPECT_EQ(site.post("/first-run", form + "AAAAAAAA").status, 422);
  const auto answer = site.post("/first-run", form + site.people.people.first_run.code());
  EXPECT_EQ(answer.status, 303);
  EXPECT_NE(answer.header_value("Set-Cookie"), "");
  EXPECT_EQ(site.get("/first-run").status, 404);
  EXPECT_EQ(site.post("/first-run", form + "AAAAAAAA").status, 404);
}

TEST(SignIn, SaysWhenToComeBackAfterTooManyTries) {
  TestSite site;
  const std::string wrong = "email=ana%40ejemplo.es&password=otra+cosa+larga";
  for (int i = 0; i < 10; ++i) site.post("/sign-in", wrong);
  const auto closed = site.post("/sign-in", wrong);
  EXPECT_EQ(closed.status, 429);
  EXPECT_NE(closed.header_value("Retry-After"), "");
}

TEST(Mailbox, ShowsMailInDevelopmentOnly) {
  TestSite open(TestSite::Mode::development);
  open.post("/sign-up", std::string("name=Ana&email=ana%40ejemplo.es") + password_field);
  EXPECT_EQ(open.get("/dev/mailbox").status, 404) << "not for others on the network";
  open.ip = "127.0.0.1";
  EXPECT_NE(open.get("/dev/mailbox").body.find("/verify?key="), std::string::npos);
  TestSite closed;
  EXPECT_EQ(closed.get("/dev/mailbox").status, 404);
}

}  // namespace
}  // namespace coloquio::people
