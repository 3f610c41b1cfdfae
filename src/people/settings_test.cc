#include <gtest/gtest.h>

#include "people/test_site.h"

namespace coloquio::people {
namespace {

TEST(Settings, AreForThoseSignedIn) {
  TestSite site;
  EXPECT_EQ(site.get("/settings").header_value("Location"), "/sign-in?next=%2Fsettings");
}

TEST(Settings, SaveTheProfileAndTheLanguage) {
  TestSite site;
  site.account("Ana");
  const auto ana = site.browser_of("Ana");
  const auto answer = site.post(
      "/settings", ana.csrf + "name=Ana+P.&headline=Clienta&bio=Hola&language=en&theme=dark",
      ana.cookie);
  EXPECT_EQ(answer.header_value("Location"), "/settings?done=saved");
  EXPECT_NE(answer.header_value("Set-Cookie").find("lang=en"), std::string::npos);
  const auto page = site.get("/settings", ana.cookie).body;
  EXPECT_NE(page.find("value=\"Ana P.\""), std::string::npos);
  EXPECT_NE(page.find("value=\"dark\" checked"), std::string::npos);
  EXPECT_NE(page.find(" data-theme=\"dark\">"), std::string::npos);
}

TEST(Settings, RefuseAFormFromAnotherSite) {
  TestSite site;
  site.account("Ana");
  auto ana = site.browser_of("Ana");
  EXPECT_EQ(site.post("/settings", "name=Otra", ana.cookie).status, 403);
  ana.cookie.emplace_back("origin", "https://malo.es");
  EXPECT_EQ(site.post("/settings", ana.csrf + "name=Otra", ana.cookie).status, 403);
}

TEST(Settings, KeepWhatWasTypedWhenItIsWrong) {
  TestSite site;
  site.account("Ana");
  const auto ana = site.browser_of("Ana");
  const auto answer =
      site.post("/settings", ana.csrf + "name=&headline=Clienta+fiel&bio=", ana.cookie);
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find("value=\"Clienta fiel\""), std::string::npos);
}

TEST(Settings, ChangeThePasswordAndRotateTheCookie) {
  TestSite site;
  site.account("Ana");
  const auto ana = site.browser_of("Ana");
  const auto answer = site.post(
      "/settings/password",
      ana.csrf + "current=molino+caracola+tejado&password=ventana+lechuza+farola", ana.cookie);
  EXPECT_EQ(answer.status, 303);
  EXPECT_NE(answer.header_value("Set-Cookie"), "");
  EXPECT_EQ(site.get("/settings", ana.cookie).status, 303);  // The old cookie is a guest's now.
}

TEST(Settings, SayWhichOfTwoFormsIsWrong) {
  TestSite site;
  site.account("Ana");
  const auto ana = site.browser_of("Ana");
  const auto answer =
      site.post("/settings/email", ana.csrf + "email=ana%40otro.es&proof=mal", ana.cookie);
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find("id=\"proof-msg\""), std::string::npos);
  EXPECT_EQ(answer.body.find("id=\"current-msg\""), std::string::npos);
}

TEST(Settings, ShowANewTokenOnceAndNeverStoreThePage) {
  TestSite site;
  site.account("Ana");
  const auto ana = site.browser_of("Ana");
  const auto made =
      site.post("/settings/tokens", ana.csrf + "name=Copia&scope=read&days=30", ana.cookie);
  EXPECT_NE(made.body.find("value=\"coloquio_"), std::string::npos);
  EXPECT_NE(made.header_value("Cache-Control").find("no-store"), std::string::npos);
  const auto later = site.get("/settings/tokens", ana.cookie).body;
  EXPECT_EQ(later.find("coloquio_"), std::string::npos);
  EXPECT_NE(later.find("Copia"), std::string::npos);
}

TEST(Settings, EndOnlyOnesOwnSessions) {
  TestSite site;
  site.account("Ana");
  site.account("Bea");
  const auto ana = site.people.sign_in("Ana").value();
  const auto bea = site.browser_of("Bea");
  const auto answer =
      site.post("/settings/sessions/end", bea.csrf + "id=" + to_string(ana.session.id), bea.cookie);
  EXPECT_EQ(answer.status, 404);
  EXPECT_FALSE(site.people.browser(ana.key).viewer.is_guest());
}

TEST(AdminPages, AreClosedToMembers) {
  TestSite site;
  const auto ana = site.account("Ana");
  const auto browser = site.browser_of("Ana");
  EXPECT_EQ(site.get("/admin/accounts", browser.cookie).status, 403);
  EXPECT_EQ(site.get("/admin/accounts/" + to_string(ana.id), browser.cookie).status, 403);
}

TEST(AdminPages, ListAccountsAndChangeARole) {
  TestSite site;
  const auto ana = site.account("Ana");
  site.account("Marta", Role::administrator);
  const auto marta = site.browser_of("Marta");
  EXPECT_NE(site.get("/admin/accounts?q=ana", marta.cookie).body.find("ana@ejemplo.es"),
            std::string::npos);
  const auto url = "/admin/accounts/" + to_string(ana.id);
  EXPECT_EQ(site.post(url + "/role", marta.csrf + "role=agent", marta.cookie).status, 303);
  EXPECT_NE(site.get(url, marta.cookie).body.find("value=\"agent\" selected"), std::string::npos);
}

TEST(AdminPages, SanctionWithAReasonAndLift) {
  TestSite site;
  const auto ana = site.account("Ana");
  site.account("Paula", Role::moderator);
  const auto paula = site.browser_of("Paula");
  const auto url = "/admin/accounts/" + to_string(ana.id);
  EXPECT_EQ(site.post(url + "/sanctions", paula.csrf + "kind=silence&days=7&reason=", paula.cookie)
                .status,
            422);
  EXPECT_EQ(
      site.post(url + "/sanctions", paula.csrf + "kind=silence&days=7&reason=Spam", paula.cookie)
          .status,
      303);
  const auto page = site.get(url, paula.cookie).body;
  EXPECT_NE(page.find("Spam"), std::string::npos);
  EXPECT_EQ(page.find("ana@ejemplo.es"), std::string::npos);
  EXPECT_EQ(site.post(url + "/lift", paula.csrf + "kind=silence", paula.cookie).status, 303);
}

}  // namespace
}  // namespace coloquio::people
