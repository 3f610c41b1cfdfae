#include "transfer/export.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <fstream>
#include <set>
#include <sstream>

#include "test/database.h"
#include "test/matchers.h"
#include "transfer/export_nouns.h"

namespace coloquio::transfer {
namespace {

namespace fs = std::filesystem;

class Export : public testing::Test {
 protected:
  ~Export() override { fs::remove_all(folder_); }

  Result<ExportReport> run() { return export_site(*database_, clock_, folder_); }
  std::string content(const std::string& name) const {
    std::ostringstream all;
    all << std::ifstream(folder_ / name).rdbuf();
    return all.str();
  }

  test::TestDatabase database_;
  test::ManualClock clock_;
  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      ("coloquio_export_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

TEST_F(Export, WritesOneFileANoun) {
  database_->write([](db::Transaction& tx) {
    tx.execute(
        "INSERT INTO message (conversation_id, id, kind, author_id, body_markdown, body_html,"
        " created_at) VALUES (1, 9007199254740993, 'opening', 3, 'Año «1»', '', 0)");
  });
  const auto report = run().value();
  EXPECT_EQ(report.files.size(), nouns().size());
  const auto line = content("message.jsonl");
  EXPECT_TRUE(line.starts_with(R"({"id":"9007199254740993","conversation_id":"1",)")) << line;
  EXPECT_NE(line.find(R"("body_markdown":"Año «1»")"), line.npos);
  EXPECT_NE(line.find(R"("reply_to":null)"), line.npos);
  EXPECT_NE(line.find(R"("created_at":"1970-01-01T00:00:00.000000Z")"), line.npos);
}

TEST_F(Export, DescribesItselfInAManifest) {
  const auto report = run().value();
  simdjson::dom::parser parser;
  const auto text = content("manifest.json");
  const auto manifest = parser.parse(text);
  EXPECT_EQ(std::string_view(manifest["format"]), "coloquio-export");
  EXPECT_EQ(std::string_view(manifest["exported_at"]), to_iso(clock_.now()));
  EXPECT_EQ(manifest["files"].get_array().size(), report.files.size());
}

TEST_F(Export, HashesWhatItWrote) {
  const auto report = run().value();
  const auto vote = std::find_if(report.files.begin(), report.files.end(),
                                 [](const auto& file) { return file.name == "vote.jsonl"; });
  EXPECT_EQ(vote->bytes, 0U);
  EXPECT_EQ(vote->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(Export, KeepsNoSecrets) {
  for (const auto& noun : nouns()) {
    EXPECT_FALSE(
        std::set<std::string_view>({"session", "api_token", "email_token"}).contains(noun.table));
    for (const auto& column : noun.columns)
      EXPECT_EQ(column.name.find("hash"), std::string_view::npos);
  }
}

TEST_F(Export, DoesNotWriteOverAnything) {
  ASSERT_TRUE(run());
  EXPECT_THAT(run(), FailsWith(Kind::conflict));
}

TEST_F(Export, SaysThatTheDiskRefuses) {
  const auto answer = export_site(*database_, clock_, "/proc/coloquio");
  EXPECT_THAT(answer, FailsWith(Kind::unavailable));
}

}  // namespace
}  // namespace coloquio::transfer
