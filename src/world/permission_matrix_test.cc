// Every address of the program against every role: generated from the router, so that an endpoint
// added tomorrow is in it.
#include <gtest/gtest.h>

#include <optional>

#include "people/role.h"
#include "world/world.h"

namespace coloquio {
namespace {

using people::Role;

struct Case {
  std::optional<Role> role;  // None: a guest.
  const char* name;
};
const std::vector<Case> everybody{
    {std::nullopt, "guest"}, {Role::member, "member"},   {Role::moderator, "moderator"},
    {Role::agent, "agent"},  {Role::manager, "manager"}, {Role::administrator, "administrator"}};

// "/api/v1/messages/{id}/vote" → "/api/v1/messages/1/vote": an id and a slug that nobody has.
std::string address_of(const web::Endpoint& endpoint) {
  std::string address;
  bool inside = false;
  for (const char c : endpoint.path) {
    if (c == '{') address += "1";
    inside = (inside || c == '{') && c != '}';
    if (!inside && c != '}') address += c;
  }
  return address;
}

bool may(const Case& who, Permission permission) {
  if (!who.role) return permission == Permission::everyone;
  return people::permissions_of(*who.role).has(permission);
}

// What is wrong with the answer, or nothing.
std::string complaint(const Case& who, const web::Endpoint& endpoint, int status) {
  const bool refused = status == 401 || status == 403;
  if (may(who, endpoint.permission) == !refused) return "";
  return std::string{who.name} + " " + endpoint.path + " answered " + std::to_string(status);
}

test::Client client(test::World& world, const Case& who) {
  return who.role ? world.as(who.name, *who.role) : world.guest();
}

class PermissionMatrix : public testing::TestWithParam<Case> {};

TEST_P(PermissionMatrix, EveryApiEndpointAsksForItsPermission) {
  test::World world;
  auto who = client(world, GetParam());
  int asked = 0;
  for (const auto& endpoint : world.house().router.endpoints()) {
    if (endpoint.path.rfind("/api/", 0) != 0) continue;
    const bool has_body =
        endpoint.method != web::Method::get && endpoint.method != web::Method::delete_;
    const auto answer = who.send(endpoint.method, address_of(endpoint), has_body ? "{}" : "");
    world.clock().advance(std::chrono::minutes{1});  // Rate limits are another test's matter.
    EXPECT_EQ(complaint(GetParam(), endpoint, answer.status), "");
    EXPECT_LT(answer.status, 500) << endpoint.path << answer.body;
    ++asked;
  }
  EXPECT_GT(asked, 20);
}

INSTANTIATE_TEST_SUITE_P(Roles, PermissionMatrix, testing::ValuesIn(everybody),
                         [](const auto& tested) { return tested.param.name; });

// A conversation in a private space, and a list of addresses that might give it away.
class PrivateSpace : public testing::TestWithParam<Case> {
 protected:
  PrivateSpace() {
    auto manager = world.as("Manuela", Role::manager);
    const auto made = manager.post(
        "/api/v1/spaces",
        R"({"title": "Sala reservada", "slug": "sala", "parent": "comunidad", "kind": "workspace", "visibility": "private"})");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(manager.put("/api/v1/spaces/sala/state", R"({"state": "open"})").status, 200);
    auto owner = world.as("Olga", Role::administrator);
    const auto asked = owner.post(
        "/api/v1/conversations",
        R"({"space": "sala", "kind": "question", "title": "Ornitorrinco secreto", "body": "No lo cuentes.", "tags": ["ornitorrinco"]})");
    EXPECT_EQ(asked.status, 201) << asked.body;
    conversation = asked.at("id");
    message = asked.at("first_message");
  }

  bool may_know() const {
    return GetParam().role &&
           people::permissions_of(*GetParam().role).has(Permission::see_all_spaces);
  }

  test::World world;
  std::string conversation;
  std::string message;
};

TEST_P(PrivateSpace, IsAbsentFromListsSearchAndCountsOfWhoMayNotSeeIt) {
  auto who = client(world, GetParam());
  bool told_anywhere = false;
  for (const auto* address :
       {"/api/v1/spaces", "/api/v1/conversations", "/api/v1/search?q=ornitorrinco",
        "/api/v1/search?q=tag%3Aornitorrinco", "/", "/search?q=ornitorrinco", "/sitemap.xml",
        "/feed.atom", "/api/v1/conversations?tag=ornitorrinco", "/api/v1/tags"}) {
    const auto body = who.get(address).body;
    const bool told = body.find("secreto") != std::string::npos ||
                      body.find("Sala reservada") != std::string::npos;
    told_anywhere = told_anywhere || told;
    EXPECT_TRUE(may_know() || !told) << GetParam().name << " sees it at " << address;
  }
  EXPECT_EQ(told_anywhere, may_know());  // Who may see it does find it.
}

TEST_P(PrivateSpace, AnswersAsIfItsConversationsDidNotExist) {
  auto who = client(world, GetParam());
  const std::string at = "/api/v1/conversations/" + conversation;
  const int want = may_know() ? 200 : 404;
  EXPECT_EQ(who.get(at).status, want);
  EXPECT_EQ(who.get(at + "/messages").status, want);
  EXPECT_EQ(who.get("/t/x/" + conversation).status == 404, !may_know());
  if (may_know() || !GetParam().role) return;
  EXPECT_EQ(who.post(at + "/messages", R"({"body": "Hola a todos"})").status, 404);
  EXPECT_EQ(who.put(at + "/me_too").status, 404);
  EXPECT_EQ(who.put("/api/v1/messages/" + message + "/vote").status, 404);
  EXPECT_EQ(who.put(at + "/accepted", R"({"message": ")" + message + R"("})").status, 404);
}

INSTANTIATE_TEST_SUITE_P(Roles, PrivateSpace, testing::ValuesIn(everybody),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace coloquio
