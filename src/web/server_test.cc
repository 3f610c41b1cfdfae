#include "web/server.h"

#include <gmock/gmock.h>

#include <future>

#include "web/client_for_tests.h"
#include "web/hall_for_tests.h"

namespace coloquio::web {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Open : HallForTests {
  ServerOptions options{.port = 0, .io_threads = 2, .workers = 2, .limits = {}};
  SseHub hub;
  std::unique_ptr<Server> server;

  Open() {
    router.page(Method::get, "/hello", Permission::everyone,
                [](const Request& r) -> Result<Response> {
                  return text("hello " + std::string{r.param("name")});
                });
    router.page(Method::post, "/echo", Permission::everyone,
                [](const Request& r) -> Result<Response> { return text(r.body); });
    router.page(Method::get, "/kept", Permission::everyone, [](const Request&) -> Result<Response> {
      auto page = html(std::string(200'000, 'x'));
      page.cache_topics = {"home"};
      return page;
    });
    router.page(Method::get, "/ip", Permission::everyone, [](const Request& r) -> Result<Response> {
      return text(r.ip + (r.secure ? " secure" : " plain"));
    });
    router.page(Method::get, "/events", Permission::everyone,
                [](const Request&) -> Result<Response> {
                  Response response;
                  response.sse_channel = "room";
                  return response;
                });
  }
  std::uint16_t port() {
    if (!server) {
      server = std::make_unique<Server>(options, pipeline(), metrics, &hub);
      server->start();
    }
    return server->port();
  }
  // Sends the bytes on a connection of their own and reads one answer.
  std::string ask(std::string_view bytes) { return ClientForTests(port()).send(bytes).answer(); }
};

const std::string host = "Host: localhost\r\n";

TEST(Server, AnswersAndKeepsTheConnection) {
  Open open;
  ClientForTests client(open.port());
  const auto first = client.send("GET /hello?name=Ana HTTP/1.1\r\n" + host + "\r\n").answer();
  EXPECT_THAT(first, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(first, HasSubstr("\r\n\r\nhello Ana"));
  EXPECT_THAT(first, HasSubstr("Content-Security-Policy: default-src 'self'; script-src 'self';"));
  EXPECT_THAT(first, HasSubstr("\r\nDate: "));
  EXPECT_THAT(client.send("GET /hello HTTP/1.1\r\n" + host + "\r\n").answer(), HasSubstr("hello "));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  Open open;
  ClientForTests client(open.port());
  client.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nfirst" +
              "GET /hello?name=second HTTP/1.1\r\n" + host + "\r\n" + "POST /echo HTTP/1.1\r\n" +
              host + "Content-Length: 5\r\n\r\nthird");
  EXPECT_THAT(client.answer(), HasSubstr("\r\n\r\nfirst"));
  EXPECT_THAT(client.answer(), HasSubstr("\r\n\r\nhello second"));
  EXPECT_THAT(client.answer(), HasSubstr("\r\n\r\nthird"));
}

TEST(Server, ServesLargeKeptPagesWhole) {
  Open open;
  open.port();
  for (int i = 0; i < 3; ++i) {
    const auto answer = open.ask("GET /kept HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_THAT(answer, HasSubstr("Content-Length: 200000\r\n"));
    EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, 200'000U);
  }
  EXPECT_THAT(open.ask("GET /kept HTTP/1.1\r\n" + host + "Accept-Encoding: gzip\r\n\r\n"),
              HasSubstr("Content-Encoding: gzip\r\n"));
}

TEST(Server, LeavesTheBodyOutForHead) {
  Open open;
  ClientForTests client(open.port());
  const auto answer = client.send("HEAD /hello HTTP/1.1\r\n" + host + "\r\n").answer(false);
  EXPECT_THAT(answer, HasSubstr("Content-Length: 6\r\n"));
  EXPECT_THAT(answer, testing::EndsWith("\r\n\r\n"));
  EXPECT_THAT(client.send("GET /hello HTTP/1.1\r\n" + host + "\r\n").answer(),
              StartsWith("HTTP/1.1 200"));
}

TEST(Server, SaysGoOnWhenAsked) {
  Open open;
  ClientForTests client(open.port());
  client.send("POST /echo HTTP/1.1\r\n" + host +
              "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.answer(), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_THAT(client.send("hi").answer(), HasSubstr("\r\n\r\nhi"));
}

TEST(Server, ReadsChunks) {
  Open open;
  EXPECT_THAT(
      open.ask(
          "POST /echo HTTP/1.1\r\n" + host +
          "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nHost: evil\r\n\r\n"),
      HasSubstr("\r\n\r\nabcde"));
}

TEST(Server, RefusesWhatCouldBeReadInTwoWays) {
  Open open;
  const std::string post = "POST /echo HTTP/1.1\r\n";
  const std::string body = "\r\n0\r\n\r\nGET /hello HTTP/1.1\r\n" + host + "\r\n";
  const std::vector<std::string> attacks{
      post + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n" + body,
      post + host + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n" + body,
      post + host + "Content-Length: 4\r\nContent-Length: 5\r\n" + body,
      post + host + "Content-Length: 4\r\nContent-Length: 4\r\n" + body,
      post + host + "Content-Length: 4, 4\r\n" + body,
      post + host + "Content-Length: +4\r\n" + body,
      post + host + "Content-Length: -4\r\n" + body,
      post + host + "Content-Length: 0x4\r\n" + body,
      post + host + "Content-Length: 99999999999999999999\r\n" + body,
      post + host + "Content-Length : 4\r\n" + body,
      post + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + body,
      post + host + "Transfer-Encoding:\x0b chunked\r\n" + body,
      post + host + "X: a\r\n Transfer-Encoding: chunked\r\n" + body,
      post + host + "X: a\nTransfer-Encoding: chunked\r\n" + body,
      post + host + "X: a\rb\r\n" + body,
      post + host + std::string("X: a\0b\r\n", 8) + body,
      post + host + host + body,
      post + "Host: a/b\r\n" + body,
      post + body,
      "POST /echo HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n" + body,
      "GET http://evil.example/hello HTTP/1.1\r\n" + host + "\r\n",
      "GET hello HTTP/1.1\r\n" + host + "\r\n",
      " GET /hello HTTP/1.1\r\n" + host + "\r\n",
      "GET  /hello HTTP/1.1\r\n" + host + "\r\n",
      "GET /hello\r\n" + host + "\r\n",
      "\x16\x03\x01\x02\r\n\r\n"};
  for (const auto& attack : attacks) {
    ClientForTests client(open.port());
    const auto answer = client.send(attack).rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 ")) << attack;
    EXPECT_THAT(answer, Not(HasSubstr("hello"))) << attack;
  }
}

TEST(Server, RefusesBadChunks) {
  Open open;
  for (const auto* chunks : {"x\r\n", "-1\r\na\r\n", "1\na\r\n0\r\n\r\n", "1\r\nab\r\n0\r\n\r\n",
                             "ffffffffffffffffff\r\n", "1 \r\na", "0x1\r\na\r\n0\r\n\r\n"}) {
    ClientForTests client(open.port());
    client.send("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 400 ")) << chunks;
  }
}

TEST(Server, KnowsWhatItDoesNotKnow) {
  Open open;
  EXPECT_THAT(open.ask("TRACE /hello HTTP/1.1\r\n" + host + "\r\n"), StartsWith("HTTP/1.1 501 "));
  EXPECT_THAT(open.ask("GET /hello HTTP/2.0\r\n" + host + "\r\n"), StartsWith("HTTP/1.1 505 "));
  EXPECT_THAT(open.ask("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n"),
              StartsWith("HTTP/1.1 501 "));
  EXPECT_THAT(
      open.ask("POST /echo HTTP/1.1\r\n" + host + "Expect: tea\r\nContent-Length: 1\r\n\r\na"),
      StartsWith("HTTP/1.1 417 "));
}

TEST(Server, AcceptsTheAbsoluteFormOfItsOwnHost) {
  Open open;
  EXPECT_THAT(open.ask("GET http://localhost/hello HTTP/1.1\r\n" + host + "\r\n"),
              StartsWith("HTTP/1.1 200 "));
}

TEST(Server, LimitsHeadsAndBodies) {
  Open open;
  EXPECT_THAT(open.ask("GET /hello HTTP/1.1\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431 "));
  std::string many;
  for (int i = 0; i < 200; ++i) many += "X: a\r\n";
  EXPECT_THAT(open.ask("GET /hello HTTP/1.1\r\n" + host + many + "\r\n"),
              StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(open.ask("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1048577\r\n\r\n"),
              StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(
      open.ask("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n100001\r\n" +
               std::string(0x100001, 'a') + "\r\n0\r\n\r\n"),
      StartsWith("HTTP/1.1 413 "));
}

TEST(Server, ClosesOnWhoIsSlow) {
  Open open;
  open.options.limits.header_seconds = 1;
  open.options.limits.body_seconds = 1;
  ClientForTests silent(open.port());
  ClientForTests slow_head(open.port());
  ClientForTests slow_body(open.port());
  slow_head.send("GET /hello HTTP/1.1\r\nHost: lo");
  slow_body.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nab");
  EXPECT_EQ(silent.rest(), "");
  EXPECT_EQ(slow_head.rest(), "");
  EXPECT_EQ(slow_body.rest(), "");
}

TEST(Server, TakesNoMoreConnectionsThanItMay) {
  Open open;
  open.options.limits.connections = 1;
  open.options.io_threads = 1;
  ClientForTests first(open.port());
  first.send("GET /hello HTTP/1.1\r\n" + host + "\r\n").answer();
  ClientForTests second(open.port());
  EXPECT_EQ(second.rest(), "");
  EXPECT_THAT(first.send("GET /hello HTTP/1.1\r\n" + host + "\r\n").answer(), HasSubstr("200 OK"));
}

TEST(Server, BelievesOnlyTrustedProxies) {
  const std::string told =
      "GET /ip HTTP/1.1\r\n" + host +
      "X-Forwarded-For: 198.51.100.7, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n\r\n";
  Open open;
  EXPECT_THAT(open.ask(told), HasSubstr("\r\n\r\n127.0.0.1 plain"));
  Open behind;
  behind.site.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"};
  EXPECT_THAT(behind.ask(told), HasSubstr("\r\n\r\n198.51.100.7 secure"));
}

TEST(Server, FinishesWhatItHasBegun) {
  Open open;
  std::promise<void> begun;
  std::promise<void> may_end;
  open.router.page(Method::post, "/slow", Permission::everyone,
                   [&](const Request&) -> Result<Response> {
                     begun.set_value();
                     may_end.get_future().wait();
                     return text("done");
                   });
  ClientForTests client(open.port());
  ClientForTests idle(open.port());
  client.send("POST /slow HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n");
  begun.get_future().wait();
  std::thread stopper([&] { open.server->stop(); });
  EXPECT_EQ(idle.rest(), "");
  may_end.set_value();
  const auto answer = client.rest();
  EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\n\r\ndone"));
  stopper.join();
}

TEST(Server, AnswersAtOnceWhenAllAreBusy) {
  Open open;
  open.options.workers = 1;
  open.options.queue = 0;
  const auto answer = open.ask("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(answer, HasSubstr("Retry-After: "));
}

TEST(Server, TellsWhenItsPortIsTaken) {
  Open open;
  ServerOptions same = open.options;
  same.port = open.port();
  Server other(same, open.pipeline(), open.metrics);
  try {
    other.start();
    FAIL() << "started twice";
  } catch (const std::runtime_error& e) {
    EXPECT_THAT(e.what(), HasSubstr("is in use"));
  }
}

TEST(Server, StreamsEvents) {
  Open open;
  ClientForTests client(open.port());
  client.send("GET /events HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_THAT(client.until(": \n\n"), HasSubstr("Content-Type: text/event-stream\r\n"));
  open.hub.publish("elsewhere", "message", "no");
  open.hub.publish("room", "message", "{\"a\":1}\nb");
  EXPECT_THAT(client.until("\n\n"), HasSubstr("event: message\ndata: {\"a\":1}\ndata: b\n\n"));
  open.server->stop();
  EXPECT_EQ(client.rest(), "");
  EXPECT_EQ(open.hub.streams(), 0U);
}

}  // namespace
}  // namespace coloquio::web
