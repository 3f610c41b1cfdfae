#include <gmock/gmock.h>

#include "web/client_for_tests.h"
#include "web/hall_for_tests.h"
#include "web/server.h"

namespace coloquio::web {
namespace {

struct Looked : HallForTests {
  int made = 0;
  ServerOptions options{.port = 0, .io_threads = 1, .workers = 1, .limits = {}};
  std::unique_ptr<Server> server;

  Looked() {
    router.page(Method::get, "/seven", Permission::everyone,
                [this](const Request&) -> Result<Response> {
                  auto page = html("page " + std::to_string(++made));
                  page.cache_topics = {"home"};
                  page.look = {.subject = 7, .answered = true};
                  return page;
                });
  }
  Response look(const std::string& ip, Method method = Method::get, Pairs headers = {}) {
    Request request;
    request.method = method;
    request.path = "/seven";
    request.ip = ip;
    headers.emplace_back("user-agent", "Firefox");
    request.headers = std::move(headers);
    request.cookies = parse_cookies(request.header("cookie"));
    return pipeline().handle(std::move(request));
  }
  // Of a browser at a socket, through the cache of pages.
  void ask(const std::string& method, const std::string& fields) {
    if (!server) {
      server = std::make_unique<Server>(options, pipeline(), metrics);
      server->start();
    }
    ClientForTests client(server->port());
    client.send(method + " /seven HTTP/1.1\r\nHost: localhost\r\nAccept-Language: es\r\n" + fields +
                "\r\n");
    client.answer(method != "HEAD");
  }
  Footfall::Count count() {
    const auto all = footfall.take();
    return all.empty() ? Footfall::Count{} : all.front();
  }
};

TEST(Looks, AreCountedWhetherThePageIsKeptOrNot) {
  Looked hall;
  hall.look("192.0.2.1");
  hall.look("192.0.2.2");
  EXPECT_EQ(hall.made, 1);
  const auto count = hall.count();
  EXPECT_EQ(count.guests, 2);
  EXPECT_EQ(count.guests_answered, 2);
}

TEST(Looks, OfMembersAreCountedApart) {
  Looked hall;
  hall.look("192.0.2.1", Method::get,
            {{"cookie", "session=member"}, {"authorization", "Bearer member"}});
  hall.look("192.0.2.1");
  const auto count = hall.count();
  EXPECT_EQ(count.members, 1);
  EXPECT_EQ(count.guests, 1);
}

TEST(Looks, AtTheHeadAloneAreNone) {
  Looked hall;
  hall.look("192.0.2.1", Method::head);
  EXPECT_EQ(hall.count().guests, 0);
}

TEST(Looks, AreCountedOnTheSocketThatServesAKeptPage) {
  Looked hall;
  hall.ask("GET", "User-Agent: Firefox/1\r\n");
  hall.ask("GET", "user-agent: Firefox/2\r\n");
  hall.ask("GET", "User-Agent: Firefox/2\r\n");  // The same again.
  hall.ask("HEAD", "User-Agent: Firefox/3\r\n");
  hall.ask("GET", "User-Agent: Googlebot/2.1\r\n");
  hall.ask("GET", "User-Agent: Firefox/4\r\nSec-Purpose: prefetch\r\n");
  EXPECT_EQ(hall.made, 1);
  EXPECT_EQ(hall.count().guests, 2);
}

TEST(Looks, BehindATrustedProxyAreOfTheClient) {
  Looked hall;
  hall.site.trusted_proxies = {"127.0.0.1"};
  hall.ask("GET", "User-Agent: Firefox\r\nX-Forwarded-For: 192.0.2.1\r\n");
  hall.ask("GET", "User-Agent: Firefox\r\nX-Forwarded-For: 192.0.2.2\r\n");
  hall.ask("GET", "User-Agent: Firefox\r\nX-Forwarded-For: 192.0.2.2\r\n");
  EXPECT_EQ(hall.count().guests, 2);
}

}  // namespace
}  // namespace coloquio::web
