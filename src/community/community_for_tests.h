#pragma once

#include <string>

#include "community/community.h"
#include "community/routes.h"
#include "people/handles.h"
#include "people/role.h"
#include "people/service.h"
#include "test/database.h"
#include "web/router.h"
#include "web/url.h"

namespace coloquio::community {

// A room with people in it and no sockets: what tests of this room arrange and ask.
class CommunityForTests {
 public:
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids{clock};
  web::PageCache cache{clock};
  web::Site site;
  Community community{Context{*database, clock, ids, cache, site, LimitTiers{}}};
  web::Router router;

  CommunityForTests() {
    add_api_routes(router, community);
    community.spaces.ensure_first_space("Banco Horizonte");
  }

  // A new person with an account of that role; no limits of pace unless `by_token` is taken away.
  Viewer person(const std::string& name, people::Role role = people::Role::member) {
    people::Person person;
    person.id = PersonId{ids.next()};
    person.name = name;
    person.created_at = clock.now();
    person.is_staff = people::is_staff(role);
    database->write([&](db::Transaction& tx) { people::add_person(tx, person); });
    Viewer viewer;
    viewer.person = person.id;
    viewer.account = AccountId{ids.next()};
    viewer.permissions = people::permissions_of(role);
    viewer.permissions.add(Permission::no_limits);
    viewer.by_token = true;
    return viewer;
  }
  // An account and a handle: who has them can be named and told.
  void give_account(const Viewer& viewer, people::Role role = people::Role::member) {
    people::Account account;
    account.id = viewer.account;
    account.person = viewer.person;
    account.email = to_string(viewer.person) + "@example.org";
    account.role = role;
    account.created_at = clock.now();
    database->write([&](db::Transaction& tx) {
      people::insert_account(tx, account, "");
      people::give_handle(tx, account.person);
    });
  }
  Viewer member(const std::string& name) {
    auto viewer = person(name);
    give_account(viewer);
    return viewer;
  }
  // The same person at a browser: limits hold.
  static Viewer limited(Viewer viewer) {
    viewer.permissions.remove(Permission::no_limits);
    viewer.by_token = false;
    return viewer;
  }
  static Viewer newcomer(Viewer viewer) {
    viewer = limited(viewer);
    viewer.newcomer = true;
    return viewer;
  }

  Viewer guest;
  Viewer ana = person("Ana");
  Viewer bea = person("Bea");
  Viewer mod = person("Mario", people::Role::moderator);
  Viewer admin = person("Admin", people::Role::administrator);

  Started ask(const Viewer& viewer, std::string title = "¿Cómo cambio el PIN?",
              std::string body = "No lo encuentro en la aplicación.",
              std::string space = "comunidad") {
    tick();
    NewConversation draft;
    draft.space = std::move(space);
    draft.title = std::move(title);
    draft.body = std::move(body);
    return community.posting.start(viewer, std::move(draft)).value();
  }
  Message reply(const Viewer& viewer, ConversationId id, std::string body = "En Ajustes, abajo.",
                std::optional<MessageId> to = std::nullopt) {
    tick();
    NewMessage draft;
    draft.id = id;
    draft.body = std::move(body);
    draft.reply_to = to;
    return community.posting.reply(viewer, std::move(draft)).value();
  }
  // An open space of that visibility inside the first community.
  Space space(const std::string& slug, Visibility visibility) {
    NewSpace draft;
    draft.title = slug;
    draft.slug = slug;
    draft.parent = "comunidad";
    draft.visibility = visibility;
    community.spaces.create(admin, std::move(draft)).value();
    return community.spaces.set_state(admin, slug, SpaceState::open).value();
  }
  // Each thing said has its own instant.
  void tick() { clock.advance(std::chrono::seconds{1}); }

  // One request through the router, as this viewer, without the hall around it.
  Result<web::Response> send(const Viewer& viewer, web::Method method, const std::string& path,
                             std::string body = {}) {
    web::Request request;
    request.method = method;
    const auto question = std::min(path.find('?'), path.size());
    request.path = path.substr(0, question);
    if (question < path.size()) request.query_string = path.substr(question + 1);
    request.query = web::parse_query(request.query_string);
    const bool json = body.starts_with('{');
    request.headers = {
        {"content-type", json ? "application/json" : "application/x-www-form-urlencoded"}};
    request.body = std::move(body);
    request.viewer = viewer;
    const auto found = router.find(method, request.path);
    if (found.endpoint == nullptr) return fail(Kind::not_found, "errors.not_found");
    if (!viewer.may(found.endpoint->permission)) {
      return fail(viewer.is_guest() ? Kind::unauthenticated : Kind::forbidden, "errors.forbidden");
    }
    request.path_values = found.path_values;
    return found.endpoint->handler(request);
  }
  Result<web::Response> get(const Viewer& viewer, const std::string& path) {
    return send(viewer, web::Method::get, path);
  }
};

// gtest: EXPECT_TRUE(fails_with(Kind::conflict, result)).
template <class T>
bool fails_with(Kind kind, const Result<T>& result) {
  return !result && result.error().kind == kind;
}

}  // namespace coloquio::community
