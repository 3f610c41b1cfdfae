#include "mail/smtp.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

namespace coloquio::mail {
namespace {

std::uint16_t free_port() {
  const int s = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(s, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(s, reinterpret_cast<sockaddr*>(&address), &size);
  close(s);
  return ntohs(address.sin_port);
}

// Postfix, as long as this lives (test/peers/mail/start.sh).
class Postfix {
 public:
  Postfix()
      : folder_("/tmp/coloquio-postfix-" + std::to_string(getpid())),
        port_(free_port()),
        submission_port_(free_port()),
        smtps_port_(free_port()) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(pipe_ends[1], STDOUT_FILENO);
      close(pipe_ends[0]);
      close(pipe_ends[1]);
      setenv("PEER_DIR", folder_.c_str(), 1);
      setenv("SMTP_PORT", std::to_string(port_).c_str(), 1);
      setenv("SUBMISSION_PORT", std::to_string(submission_port_).c_str(), 1);
      setenv("SMTPS_PORT", std::to_string(smtps_port_).c_str(), 1);
      execl("test/peers/mail/start.sh", "start.sh", nullptr);
      _exit(127);
    }
    close(pipe_ends[1]);
    char first = 0;
    ready_ = read(pipe_ends[0], &first, 1) == 1;
    close(pipe_ends[0]);
  }
  ~Postfix() {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  Postfix(const Postfix&) = delete;
  Postfix& operator=(const Postfix&) = delete;

  bool is_ready() const { return ready_; }
  SmtpOptions options() const {
    return {
        .host = "127.0.0.1", .port = port_, .from = "comunidad@coloquio.test", .tls = Tls::none};
  }
  // The doors for those who sign in.
  SmtpOptions signed_in(Tls tls) const {
    auto wanted = options();
    wanted.port = tls == Tls::tls ? smtps_port_ : submission_port_;
    wanted.tls = tls;
    wanted.user = "comunidad@coloquio.test";
    wanted.password = "una clave larga";
    wanted.ca_file = folder_ + "/tls/cert.pem";
    return wanted;
  }
  // Waits for the mail that was taken; "" after ten seconds.
  std::string delivered() const {
    for (int i = 0; i < 200; ++i) {
      std::error_code none;
      for (const auto& file :
           std::filesystem::directory_iterator(folder_ + "/mail/ana/new", none)) {
        std::ostringstream text;
        text << std::ifstream(file.path()).rdbuf();
        return text.str();
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return "";
  }

 private:
  std::string folder_;
  std::uint16_t port_, submission_port_, smtps_port_;
  pid_t child_ = -1;
  bool ready_ = false;
};

Message message_to(std::string to) {
  return {.from_name = "Coloquio",
          .from_address = "comunidad@coloquio.test",
          .to_address = std::move(to),
          .subject = "Confirma tu dirección",
          .text = "Primera línea\n.\n.punto\nAño",
          .html = "<p>Año</p>",
          .language = "es",
          .id = "1",
          .date = from_micros(1795253400000000)};
}

// One server for all of these tests: it takes a second to start and to stop.
class SmtpServer : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (there_is_one()) server = std::make_unique<Postfix>();
  }
  static void TearDownTestSuite() { server.reset(); }
  void SetUp() override {
    if (!there_is_one()) {
      GTEST_SKIP() << "left out: a real mail server needs Debian's postfix and root";
    }
    ASSERT_TRUE(server->is_ready());
  }
  static bool there_is_one() {
    return geteuid() == 0 && std::filesystem::exists("/usr/sbin/postfix");
  }
  static inline std::unique_ptr<Postfix> server;
};

TEST_F(SmtpServer, TakesAMailWholeWithItsDots) {
  const auto outcome = send(server->options(), message_to("ana@coloquio.test"));
  ASSERT_EQ(outcome.kind, Outcome::Kind::sent) << outcome.detail;
  const auto mail = server->delivered();
  EXPECT_NE(mail.find("\n.\n.punto\nA=C3=B1o"), std::string::npos) << mail;
  EXPECT_NE(mail.find("Subject: =?UTF-8?B?Q29uZmlybWEgdHUgZGlyZWNjacOzbg==?="), std::string::npos);
}

TEST_F(SmtpServer, RefusesUnknownReadersForGood) {
  const auto outcome = send(server->options(), message_to("nadie@coloquio.test"));
  EXPECT_EQ(outcome.kind, Outcome::Kind::refused) << outcome.detail;
}

TEST_F(SmtpServer, IsNotUsedInTheClearWhenTlsIsWanted) {
  auto options = server->options();
  options.tls = Tls::starttls;
  EXPECT_EQ(send(options, message_to("ana@coloquio.test")).kind, Outcome::Kind::later);
}

TEST_F(SmtpServer, LetsUsInByTlsAndPassword) {
  for (const auto tls : {Tls::starttls, Tls::tls}) {
    const auto outcome = send(server->signed_in(tls), message_to("ana@coloquio.test"));
    EXPECT_EQ(outcome.kind, Outcome::Kind::sent) << outcome.detail;
  }
}

TEST_F(SmtpServer, IsNotTrustedWithoutAKnownAuthority) {
  auto options = server->signed_in(Tls::tls);
  options.ca_file = "";
  const auto outcome = send(options, message_to("ana@coloquio.test"));
  EXPECT_EQ(outcome.kind, Outcome::Kind::later) << outcome.detail;
  EXPECT_NE(outcome.detail.find("certificate"), std::string::npos) << outcome.detail;
}

TEST_F(SmtpServer, IsTriedLaterWhenThePasswordIsWrong) {
  auto options = server->signed_in(Tls::starttls);
  options.password = "otra";
  const auto outcome = send(options, message_to("ana@coloquio.test"));
  EXPECT_EQ(outcome.kind, Outcome::Kind::later) << outcome.detail;
  EXPECT_EQ(check(options).kind, Outcome::Kind::later);
}

TEST_F(SmtpServer, AnswersACheck) { EXPECT_EQ(check(server->options()).kind, Outcome::Kind::sent); }

TEST(Smtp, TriesLaterWhenNobodyAnswers) {
  const SmtpOptions nobody{.host = "127.0.0.1", .port = free_port(), .tls = Tls::none};
  EXPECT_EQ(send(nobody, message_to("ana@coloquio.test")).kind, Outcome::Kind::later);
}

TEST(Smtp, NeverSendsToAnUnsafeAddress) {
  const SmtpOptions nobody{.host = "127.0.0.1", .port = 1, .tls = Tls::none};
  EXPECT_EQ(send(nobody, message_to("a@b.es>\r\nRCPT TO:<c@d.es")).kind, Outcome::Kind::refused);
}

}  // namespace
}  // namespace coloquio::mail
