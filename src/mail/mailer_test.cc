#include "mail/mailer.h"

#include <gtest/gtest.h>

#include "test/database.h"

namespace coloquio::mail {
namespace {

struct Office {
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids{clock};
  Sender sender{"Banco Horizonte", "https://comunidad.ejemplo.es", false};
  SmtpOptions server;

  Mailer mailer() { return {*database, clock, ids, Messages::embedded(), server, sender}; }
  static Letter letter() {
    return {.to = "ana@ejemplo.es",
            .name = "Ana <b>",
            .language = Language::es,
            .kind = "verify",
            .link = "/verify?key=abc",
            .args = {}};
  }
  int count(std::string_view sql) {
    return database->read([&](db::Connection& c) { return c.query(sql).front().get<int>(0); });
  }
};

TEST(Mailer, WritesInTheReadersLanguage) {
  Office office;
  auto letter = Office::letter();
  EXPECT_EQ(office.mailer().compose(letter).subject, "Confirma tu dirección en Banco Horizonte");
  letter.language = Language::en;
  EXPECT_EQ(office.mailer().compose(letter).subject, "Confirm your address at Banco Horizonte");
}

TEST(Mailer, PutsTheLinkInTextAndHtmlAndEscapesNames) {
  Office office;
  const auto draft = office.mailer().compose(Office::letter());
  EXPECT_NE(draft.text.find("https://comunidad.ejemplo.es/verify?key=abc"), std::string::npos);
  EXPECT_NE(draft.html.find("href=\"https://comunidad.ejemplo.es/verify?key=abc\""),
            std::string::npos)
      << draft.html;
  EXPECT_NE(draft.html.find("Ana &lt;b&gt;"), std::string::npos);
}

TEST(Mailer, KnowsAllKindsOfLettersInBothLanguages) {
  for (const auto* kind : {"verify", "exists", "reset", "unknown", "change_email", "email_changed",
                           "password_changed"}) {
    for (const auto* part : {"subject", "lead", "action", "note"}) {
      const auto key = "mail." + std::string(kind) + "." + part;
      EXPECT_TRUE(Messages::embedded().has(key)) << key;
    }
  }
}

TEST(Mailer, SendsNothingForWhatWasRolledBack) {
  Office office;
  office.server.host = "127.0.0.1";
  const auto mailer = office.mailer();
  const auto draft = mailer.compose(Office::letter());
  const auto failed = office.database->write([&](db::Transaction& tx) -> Result<> {
    mailer.enqueue(tx, draft);
    return fail(Kind::conflict, "errors.conflict");
  });
  EXPECT_FALSE(failed);
  EXPECT_EQ(office.count("SELECT count(*) FROM mail"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM job"), 0);
}

TEST(Mailer, KeepsMailWithoutAServer) {
  Office office;
  const auto mailer = office.mailer();
  const auto draft = mailer.compose(Office::letter());
  office.database->write([&](db::Transaction& tx) { mailer.enqueue(tx, draft); });
  EXPECT_EQ(mailer.newest(10).front().state, MailState::kept);
  EXPECT_EQ(office.count("SELECT count(*) FROM job"), 0);
}

TEST(Mailer, TriesAgainWhenTheServerIsAway) {
  Office office;
  office.server = {.host = "127.0.0.1", .port = 1, .tls = Tls::none};
  auto mailer = office.mailer();
  const auto draft = mailer.compose(Office::letter());
  office.database->write([&](db::Transaction& tx) { mailer.enqueue(tx, draft); });
  jobs::Queue queue(*office.database, office.clock);
  mailer.work_for(queue);
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(mailer.newest(1).front().state, MailState::waiting);
  EXPECT_EQ(office.count("SELECT count(*) FROM job WHERE state = 'waiting'"), 1);
}

}  // namespace
}  // namespace coloquio::mail
