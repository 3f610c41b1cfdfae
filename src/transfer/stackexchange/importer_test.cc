#include "transfer/stackexchange/importer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "test/database.h"
#include "test/matchers.h"
#include "transfer/stackexchange/imported_id.h"

namespace coloquio::transfer {
namespace {

namespace fs = std::filesystem;

std::string row(int id, std::string_view attributes) {
  return "  <row Id=\"" + std::to_string(id) + "\" CreationDate=\"2012-01-0" +
         std::to_string(1 + id % 9) + "T10:00:00.000\" " + std::string(attributes) + " />\n";
}

// A community with an empty space, and a small dump beside it.
class StackExchangeImporter : public testing::Test {
 protected:
  StackExchangeImporter() {
    database_->write([](db::Transaction& tx) {
      tx.execute(
          "INSERT INTO space (id, kind, slug, title, visibility, state, created_at)"
          " VALUES (1, 'community', 'comunidad', 'Comunidad', 'public_', 'open', 0)");
    });
    write("Users.xml", row(1, "DisplayName=\"Rosa\" AboutMe=\"&lt;p&gt;Hola&lt;/p&gt;\"") +
                           row(2, "DisplayName=\"Luis\" Location=\"Jaca\""));
    write("Posts.xml", posts());
    write("Comments.xml", row(1, "PostId=\"3\" Text=\"*Gracias*\" UserId=\"1\" Score=\"2\""));
  }
  ~StackExchangeImporter() override { fs::remove_all(folder_); }

  static std::string posts() {
    return row(2,
               "PostTypeId=\"1\" AcceptedAnswerId=\"3\" Score=\"7\" OwnerUserId=\"1\" "
               "Body=\"&lt;p&gt;&#191;C&#243;mo &lt;b&gt;cambio&lt;/b&gt; el PIN?&lt;/p&gt;\" "
               "Title=\"Cambiar el PIN\" Tags=\"&lt;tarjetas&gt;\"") +
           row(3,
               "PostTypeId=\"2\" ParentId=\"2\" Score=\"-1\" OwnerUserId=\"2\" Body=\"En "
               "Ajustes\"") +
           row(4, "PostTypeId=\"2\" ParentId=\"2\" OwnerDisplayName=\"user99\" Body=\"Llama\"") +
           row(5, "PostTypeId=\"4\" Body=\"wiki\"");
  }

  void write(const std::string& name, const std::string& rows) const {
    std::ofstream(folder_ / name) << "<?xml version=\"1.0\"?>\n<rows>\n" << rows << "</rows>\n";
  }

  Result<ImportReport> run(bool dry_run = false) {
    search::Analyzer analyzer;
    return import_stackexchange(*database_, analyzer,
                                {.folder = folder_,
                                 .space = "comunidad",
                                 .source = "stackexchange:test",
                                 .errors = folder_ / "errors.tsv",
                                 .dry_run = dry_run,
                                 .own_url = ""});
  }

  std::int64_t count(const std::string& table) {
    return database_->read([&](db::Connection& c) {
      return c.query("SELECT COUNT(*) FROM " + table).front().get<std::int64_t>(0);
    });
  }
  std::string text(const std::string& sql) {
    return database_->read([&](db::Connection& c) {
      const auto rows = c.query(sql);
      return rows.empty() ? "nothing" : rows.front().get<std::string>(0);
    });
  }
  std::string errors() const {
    std::ostringstream all;
    all << std::ifstream(folder_ / "errors.tsv").rdbuf();
    return all.str();
  }

  test::TestDatabase database_;
  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      ("coloquio_import_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
  const bool made_ = fs::create_directories(folder_);
};

TEST_F(StackExchangeImporter, BringsEverythingOnce) {
  const auto report = run().value();
  EXPECT_EQ(report.people.added, 2U);
  EXPECT_EQ(report.questions.added, 1U);
  EXPECT_EQ(report.answers.added, 2U);
  EXPECT_EQ(report.comments.added, 1U);
  EXPECT_EQ(report.left_out, 1U);
  EXPECT_EQ(report.errors, 0U) << errors();
  EXPECT_EQ(count("message"), 4);
}

TEST_F(StackExchangeImporter, InsertsNothingWhenRunAgain) {
  ASSERT_TRUE(run());
  const auto people = count("person");
  const auto again = run().value();
  EXPECT_EQ(again.questions.added + again.answers.added + again.comments.added, 0U);
  EXPECT_EQ(again.answers.unchanged, 2U);
  EXPECT_EQ(again.people.unchanged, 2U);
  EXPECT_EQ(count("message"), 4);
  EXPECT_EQ(count("person"), people);
}

TEST_F(StackExchangeImporter, KeepsTheQuestionWhole) {
  ASSERT_TRUE(run());
  EXPECT_EQ(text("SELECT title FROM conversation"), "Cambiar el PIN");
  EXPECT_EQ(text("SELECT tags FROM conversation"), "tarjetas");
  EXPECT_EQ(count("conversation WHERE imported_score = 7 AND me_too = 0 AND replies = 3"), 1);
  EXPECT_EQ(count("conversation c JOIN message m ON m.id = c.accepted_message_id"
                  " WHERE m.body_markdown = 'En Ajustes' AND c.accepted_by = c.author_id"),
            1);
  EXPECT_EQ(count("conversation WHERE created_at = " +
                  std::to_string(to_micros(std::chrono::sys_days(std::chrono::year{2012} / 1 / 3) +
                                           std::chrono::hours(10)))),
            1);
}

TEST_F(StackExchangeImporter, TurnsHtmlIntoMarkdown) {
  ASSERT_TRUE(run());
  EXPECT_EQ(text("SELECT body_markdown FROM message WHERE kind = 'opening'"),
            "¿Cómo **cambio** el PIN?");
  EXPECT_EQ(text("SELECT body_html FROM message WHERE kind = 'comment'"),
            "<p><em>Gracias</em></p>\n");
}

TEST_F(StackExchangeImporter, TiesCommentsToTheirPost) {
  ASSERT_TRUE(run());
  EXPECT_EQ(text("SELECT p.body_markdown FROM message c JOIN message p ON p.id = c.reply_to"
                 " WHERE c.kind = 'comment'"),
            "En Ajustes");
}

TEST_F(StackExchangeImporter, MakesPeopleThatCanBeClaimed) {
  ASSERT_TRUE(run());
  EXPECT_EQ(text("SELECT p.name FROM identity_key k JOIN person p ON p.id = k.person_id"
                 " WHERE k.network = 'stackexchange:test' AND k.native_id = '1'"),
            "Rosa");
  EXPECT_EQ(text("SELECT p.name FROM identity_key k JOIN person p ON p.id = k.person_id"
                 " WHERE k.native_id = '99'"),
            "user99");
  EXPECT_EQ(count("person WHERE answers_accepted = 1 AND posts = 1"), 1);
}

TEST_F(StackExchangeImporter, FillsTheSearchIndex) {
  ASSERT_TRUE(run());
  EXPECT_EQ(count("search_doc"), 4);
}

TEST_F(StackExchangeImporter, FollowsWhatChanged) {
  ASSERT_TRUE(run());
  write("Posts.xml",
        row(2,
            "PostTypeId=\"1\" AcceptedAnswerId=\"3\" Score=\"9\" OwnerUserId=\"1\" Body=\"Nuevo\" "
            "Title=\"Cambiar el PIN ya\" Tags=\"&lt;tarjetas&gt;\""));
  EXPECT_EQ(run()->questions.changed, 1U);
  EXPECT_EQ(text("SELECT title FROM conversation WHERE imported_score = 9"), "Cambiar el PIN ya");
  EXPECT_EQ(text("SELECT body_markdown FROM message WHERE kind = 'opening'"), "Nuevo");
}

TEST_F(StackExchangeImporter, AcceptsAnAnswerThatCameBeforeItsQuestion) {
  write("Posts.xml", row(3, "PostTypeId=\"2\" ParentId=\"2\" OwnerUserId=\"2\" Body=\"a\"") +
                         row(2,
                             "PostTypeId=\"1\" AcceptedAnswerId=\"3\" OwnerUserId=\"1\" Body=\"b\" "
                             "Title=\"Cambiar el PIN\""));
  EXPECT_EQ(run()->answers.added, 1U);
  EXPECT_EQ(count("conversation WHERE accepted_message_id IS NOT NULL"), 1);
}

TEST_F(StackExchangeImporter, TellsWhichRowsItCouldNotTake) {
  write("Posts.xml", row(2, "PostTypeId=\"1\" Body=\"b\"") +
                         row(3, "PostTypeId=\"2\" ParentId=\"2\" Body=\"a\""));
  EXPECT_EQ(run()->errors, 3U);
  EXPECT_NE(errors().find("Posts.xml\t3\t31\tTitle is missing"), std::string::npos) << errors();
  EXPECT_NE(errors().find("its question is not there"), std::string::npos);
  EXPECT_NE(errors().find("Comments.xml\t3\t31\tits post is not there"), std::string::npos);
}

TEST_F(StackExchangeImporter, WritesNothingOnADryRun) {
  const auto report = run(true).value();
  EXPECT_EQ(report.answers.added, 2U);
  EXPECT_EQ(count("message"), 0);
  EXPECT_EQ(count("import_map"), 0);
}

TEST_F(StackExchangeImporter, LeavesWhatWasEditedHere) {
  ASSERT_TRUE(run());
  database_->write([](db::Transaction& tx) {
    tx.execute("UPDATE message SET edits = 1, body_markdown = 'Mejor' WHERE kind = 'answer'");
  });
  write("Posts.xml", row(3, "PostTypeId=\"2\" ParentId=\"2\" OwnerUserId=\"2\" Body=\"Otra\""));
  ASSERT_TRUE(run());
  EXPECT_EQ(count("message WHERE body_markdown = 'Mejor'"), 2);
}

TEST_F(StackExchangeImporter, SaysWhatIsMissing) {
  fs::remove(folder_ / "Posts.xml");
  EXPECT_THAT(run(), FailsWith(Kind::not_found));
  search::Analyzer analyzer;
  const auto elsewhere = import_stackexchange(
      *database_, analyzer,
      {.folder = folder_, .space = "no", .source = "", .errors = {}, .own_url = ""});
  EXPECT_EQ(elsewhere.error().key, "transfer.no_space");
}

TEST_F(StackExchangeImporter, TellsHowFarItIs) {
  search::Analyzer analyzer;
  Progress last;
  ASSERT_TRUE(import_stackexchange(
      *database_, analyzer,
      {.folder = folder_, .space = "comunidad", .source = "s", .errors = {}, .own_url = ""},
      [&](const Progress& progress) { last = progress; }));
  EXPECT_EQ(last.done, 6U);
  EXPECT_EQ(last.total, 6U);
}

TEST_F(StackExchangeImporter, TakesARealDump) {
  const fs::path sample = "../shared/data/samples/stackexchange_history_meta";
  if (!fs::exists(sample)) GTEST_SKIP() << "left out: " << sample << " is not there";
  search::Analyzer analyzer;
  const StackExchangeImport options{
      .folder = sample, .space = "comunidad", .source = "s", .errors = {}, .own_url = ""};
  const auto report = import_stackexchange(*database_, analyzer, options).value();
  EXPECT_EQ(report.questions.added + report.answers.added + report.left_out, 1657U);
  EXPECT_EQ(report.errors, 0U);
  EXPECT_EQ(import_stackexchange(*database_, analyzer, options)->comments.added, 0U);
}

TEST(ImportedId, GrowsWithTheDate) {
  using namespace std::chrono;
  using stackexchange::IdKind;
  std::int64_t last = 0;
  for (int y = 2005; y < 2030; ++y) {
    const auto id = stackexchange::imported_id("s", IdKind::message, 7, sys_days(year{y} / 6 / 1));
    EXPECT_GT(id, last);
    last = id;
  }
}

TEST(ImportedId, HasRoomForManyRowsOfOneInstant) {
  using stackexchange::IdKind;
  std::set<std::int64_t> ids;
  for (int i = 0; i < 50'000; ++i) {
    ids.insert(stackexchange::imported_id("s", IdKind::person, i, Instant{}));
  }
  EXPECT_EQ(ids.size(), 50'000U);
}

TEST(ImportedId, DiffersForRowsOfOneInstant) {
  using stackexchange::IdKind;
  const Instant when = std::chrono::sys_days(std::chrono::year{2010} / 6 / 1);
  const auto id = stackexchange::imported_id("s", IdKind::message, 7, when);
  EXPECT_EQ(id, stackexchange::imported_id("s", IdKind::message, 7, when));
  EXPECT_NE(id, stackexchange::imported_id("s", IdKind::message, 8, when));
  EXPECT_NE(id, stackexchange::imported_id("s", IdKind::comment, 7, when));
}

}  // namespace
}  // namespace coloquio::transfer
