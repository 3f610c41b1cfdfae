#include <algorithm>
#include <utility>

#include "people/paging.h"
#include "people/routes.h"
#include "web/cookie.h"

// What a person does with their own account.
namespace coloquio::people {
namespace {

struct Me {
  AccountId account{};
  PersonId person{};
  std::string name;
  std::string headline;
  std::string bio;
  std::string email;
  Role role = Role::member;
  std::vector<Permission> permissions;
  Language language = Language::es;
  Theme theme = Theme::system;
  bool newcomer = false;
  std::optional<Instant> silenced_until;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (account, person, name, headline, bio, email, role, permissions, language,
                       theme, newcomer, silenced_until, url))

struct PersonView {
  PersonId id{};
  std::string name;
  std::string headline;
  std::string bio_html;
  bool is_staff = false;
  std::int64_t posts = 0;
  std::int64_t answers_accepted = 0;
  Instant created_at;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, name, headline, bio_html, is_staff, posts, answers_accepted, created_at,
                       url))

struct OnePerson {
  PersonId id{};
};
BOOST_DESCRIBE_STRUCT(OnePerson, (), (id))

struct OneSession {
  SessionId id{};
};
BOOST_DESCRIBE_STRUCT(OneSession, (), (id))

struct OneToken {
  TokenId id{};
};
BOOST_DESCRIBE_STRUCT(OneToken, (), (id))

struct TokenPage {
  std::optional<TokenId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(TokenPage, (), (after, limit))

struct PasswordChange {
  std::string current;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, password))

struct EmailWanted {
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(EmailWanted, (), (email, password))

struct EmailOnly {
  std::string email;
};
BOOST_DESCRIBE_STRUCT(EmailOnly, (), (email))

// A new token with its secret, which is told this once.
struct TokenMade {
  TokenId id{};
  std::string name;
  Scope scope = Scope::read;
  Instant created_at;
  std::optional<Instant> expires_at;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(TokenMade, (), (id, name, scope, created_at, expires_at, secret))

std::vector<Permission> list_of(const Permissions& permissions) {
  std::vector<Permission> list;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto d) {
    if (permissions.has(d.value)) list.push_back(d.value);
  });
  return list;
}

Me view_of(const Viewer& viewer, const Self& self) {
  return {.account = self.account.id,
          .person = self.person.id,
          .name = self.person.name,
          .headline = self.person.headline,
          .bio = self.person.bio_markdown,
          .email = self.account.email,
          .role = self.account.role,
          .permissions = list_of(viewer.permissions),
          .language = self.account.language,
          .theme = self.account.theme,
          .newcomer = viewer.newcomer,
          .silenced_until = self.account.silenced_until,
          .url = path_of(self.person.id)};
}

Result<Me> view_of(const Viewer& viewer, Result<Self> self) {
  if (!self) return fail(std::move(self.error()));
  return view_of(viewer, *self);
}

PersonView view_of(const Person& person) {
  return {.id = person.id,
          .name = person.name,
          .headline = person.headline,
          .bio_html = person.bio_html,
          .is_staff = person.is_staff,
          .posts = person.posts,
          .answers_accepted = person.answers_accepted,
          .created_at = person.created_at,
          .url = path_of(person.id)};
}

void add_me(web::Router& router, People& people) {
  router.get<web::Nothing, Me>(
      "/api/v1/me", Permission::signed_in, "Who I am and what I may do",
      [&people](const Viewer& viewer) { return view_of(viewer, people.profiles.self(viewer)); });
  router.patch<ProfileChange, Me>("/api/v1/me", Permission::own_account,
                                  "Change my profile, language or theme",
                                  [&people](const Viewer& viewer, ProfileChange change) {
                                    return view_of(viewer, people.profiles.change(viewer, change));
                                  });
  auto password = web::typed<PasswordChange, web::Nothing>(
      web::Method::put, 204, "/api/v1/me/password", Permission::own_account,
      "Change my password; ends my other sessions",
      [&people](const web::Request& request, PasswordChange change) -> Result<web::Response> {
        auto session =
            people.accounts.change_password(request.viewer, request.session_hash, change.current,
                                            change.password, request.header("user-agent"));
        if (!session) return fail(session.error());
        web::Response response;
        response.status = 204;
        response.content_type.clear();
        if (*session) {
          web::set_session_cookie(response, request, (*session)->key, session_lifetime);
        }
        return response;
      });
  password.rate = web::Rate::sign_in;
  router.add(std::move(password));
  auto email = web::typed<EmailWanted, web::Nothing>(
      web::Method::put, 204, "/api/v1/me/email", Permission::own_account,
      "Ask to change my e-mail; a link goes to the new address",
      [&people](const Viewer& viewer, EmailWanted wanted) {
        return people.accounts.request_email_change(viewer, wanted.email, wanted.password);
      });
  email.rate = web::Rate::sign_in;
  router.add(std::move(email));
}

void add_sessions(web::Router& router, People& people) {
  router.get<web::Nothing, web::List<Session>>(
      "/api/v1/sessions", Permission::own_account, "Browsers I am signed in with",
      [&people](const web::Request& request) -> Result<web::List<Session>> {
        auto list = people.sessions.list(request.viewer, request.session_hash);
        if (!list) return fail(list.error());
        return web::List<Session>{std::move(*list), std::nullopt};
      });
  router.remove<OneSession, web::Nothing>("/api/v1/sessions/{id}", Permission::own_account,
                                          "Sign out of one browser",
                                          [&people](const Viewer& viewer, OneSession one) {
                                            return people.sessions.end(viewer, one.id);
                                          });
  router.remove<web::Nothing, web::Nothing>(
      "/api/v1/sessions", Permission::own_account, "Sign out everywhere else",
      [&people](const web::Request& request) {
        return people.sessions.end_others(request.viewer, request.session_hash);
      });
}

void add_tokens(web::Router& router, People& people) {
  router.get<TokenPage, web::List<ApiToken>>(
      "/api/v1/tokens", Permission::own_account, "My API tokens, without their secrets",
      [&people](const Viewer& viewer, TokenPage page) -> Result<web::List<ApiToken>> {
        const int limit = std::clamp(page.limit.value_or(50), 1, 100);
        auto list = people.tokens.list(viewer, page.after.value_or(TokenId{}), limit + 1);
        if (!list) return fail(list.error());
        return page_of(std::move(*list), limit);
      });
  router.post<TokenWanted, TokenMade>(
      "/api/v1/tokens", Permission::own_account, "Make an API token; its secret is told once",
      [&people](const Viewer& viewer, TokenWanted wanted) -> Result<web::Response> {
        const auto made = people.tokens.create(viewer, wanted);
        if (!made) return fail(made.error());
        const auto& token = made->token;
        auto response =
            web::json(to_json(TokenMade{token.id, token.name, token.scope, token.created_at,
                                        token.expires_at, made->secret}),
                      201);
        response.header("Cache-Control", "no-store");
        return response;
      });
  router.remove<OneToken, web::Nothing>("/api/v1/tokens/{id}", Permission::own_account,
                                        "Revoke a token",
                                        [&people](const Viewer& viewer, OneToken one) {
                                          return people.tokens.revoke(viewer, one.id);
                                        });
}

// Always the same answer: whether an e-mail has an account is told in the mail only.
void add_ways_in(web::Router& router, People& people) {
  auto sign_up = web::typed<SignUp, web::Nothing>(
      web::Method::post, 204, "/api/v1/sign-ups", Permission::everyone,
      "Ask for an account; a link goes to the address",
      [&people](const Viewer& viewer, SignUp wanted) {
        return people.accounts.sign_up(viewer.language, wanted);
      });
  sign_up.rate = web::Rate::sign_in;
  router.add(std::move(sign_up));
  auto reset = web::typed<EmailOnly, web::Nothing>(
      web::Method::post, 204, "/api/v1/password-resets", Permission::everyone,
      "Ask for a link to choose a new password", [&people](const Viewer& viewer, EmailOnly wanted) {
        return people.accounts.request_reset(viewer.language, wanted.email);
      });
  reset.rate = web::Rate::sign_in;
  router.add(std::move(reset));
}

}  // namespace

void add_api_routes(web::Router& router, People& people) {
  add_me(router, people);
  add_sessions(router, people);
  add_tokens(router, people);
  add_ways_in(router, people);
  router.get<OnePerson, PersonView>(
      "/api/v1/people/{id}", Permission::everyone, "A person's public profile",
      [&people](const Viewer& viewer, OnePerson one) -> Result<PersonView> {
        const auto person = people.profiles.find(viewer, one.id);
        if (!person) return fail(person.error());
        return view_of(*person);
      });
  add_account_api_routes(router, people);
}

}  // namespace coloquio::people
