#include "transfer/stackexchange/dump_reader.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>

#include "transfer/memory_source.h"
#include "transfer/stackexchange/dump.h"

namespace coloquio::transfer::stackexchange {
namespace {

struct Heard {
  std::vector<std::string> ids;
  std::vector<std::string> errors;  // "line offset reason"
  std::string failure;
};

Heard read_all(std::unique_ptr<ByteSource> source) {
  Heard heard;
  const auto file = std::filesystem::temp_directory_path() / "coloquio_dump_reader_errors.tsv";
  std::filesystem::remove(file);
  RowErrors errors(file);
  DumpReader reader(std::move(source), "Posts.xml", errors);
  while (true) {
    const auto row = reader.next();
    if (!row) heard.failure = row.error().key;
    if (!row || *row == nullptr) break;
    heard.ids.emplace_back((*row)->raw("Id").value_or("none"));
  }
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) heard.errors.push_back(line);
  return heard;
}

Heard read_all(std::string xml, std::size_t step = std::string::npos) {
  return read_all(std::make_unique<MemorySource>(std::move(xml), step));
}

Row row_of(std::string_view xml) {
  Row row;
  EXPECT_EQ(scan_row(xml, row).outcome, Scan::row);
  return row;
}

const std::string head = "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!DOCTYPE p>\n<posts>\n";

TEST(DumpReader, GivesRowAfterRow) {
  const auto heard = read_all(head + "<row Id=\"1\" />\n  <row Id='2' B=\"&lt;\"/>\n</posts>");
  EXPECT_EQ(heard.ids, (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(heard.errors.empty());
}

TEST(DumpReader, JoinsRowsThatComeInPieces) {
  const auto heard = read_all(head + "<row Id=\"1\" />\n<row Id=\"2\" />\n</posts>\n", 1);
  EXPECT_EQ(heard.ids, (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(heard.errors.empty());
}

TEST(DumpReader, ReadsRowsLongerThanAPiece) {
  const std::string body(3'000'000, 'x');
  const auto heard = read_all(head + "<row Id=\"1\" B=\"" + body + "\" /></posts>", 65'536);
  EXPECT_EQ(heard.ids, (std::vector<std::string>{"1"}));
}

TEST(DumpReader, SkipsBrokenRowsAndSaysWhere) {
  const auto heard = read_all(head + "<row Id=\"1\" />\n<row Id=2 />\n<row Id=\"3\" />\n</posts>");
  EXPECT_EQ(heard.ids, (std::vector<std::string>{"1", "3"}));
  ASSERT_EQ(heard.errors.size(), 1U);
  EXPECT_EQ(heard.errors[0],
            "Posts.xml\t5\t" + std::to_string(head.size() + 15) + "\texpected = and a quote");
}

TEST(DumpReader, DoesNotLetAMissingQuoteSwallowTheNextRow) {
  const auto heard = read_all(head + "<row Id=\"1 />\n<row Id=\"2\" />\n</posts>");
  EXPECT_EQ(heard.ids, (std::vector<std::string>{"2"}));
  EXPECT_EQ(heard.errors.size(), 1U);
}

TEST(DumpReader, RefusesBytesThatAreNoText) {
  const auto heard = read_all(head + "<row Id=\"\xFF\" />\n</posts>");
  ASSERT_EQ(heard.errors.size(), 1U);
  EXPECT_TRUE(heard.errors[0].ends_with("an attribute is not UTF-8"));
}

TEST(DumpReader, SaysThatTheFileIsCutOff) {
  EXPECT_EQ(read_all(head + "<row Id=\"1\" />\n").errors.size(), 1U);
  EXPECT_EQ(read_all(head + "<row Id=\"1\" />\n<row Id=\"2").errors.size(), 1U);
}

TEST(DumpReader, ReadsZstandard) {
  const std::string xml = head + "<row Id=\"1\" />\n</posts>";
  std::string packed(ZSTD_compressBound(xml.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), xml.data(), xml.size(), 3));
  const auto file = std::filesystem::temp_directory_path() / "coloquio_dump_reader_test.xml.zst";
  std::ofstream(file, std::ios::binary) << packed;
  EXPECT_EQ(read_all(std::move(*open_source(file))).ids, (std::vector<std::string>{"1"}));
  std::ofstream(file, std::ios::binary) << packed.substr(0, packed.size() / 2);
  EXPECT_EQ(read_all(std::move(*open_source(file))).failure, "transfer.damaged");
  std::filesystem::remove(file);
}

TEST(DumpReader, NamesAFileThatIsNotThere) {
  const auto source = open_source("/nowhere/Posts.xml");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().key, "transfer.cannot_open");
}

TEST(DumpRow, DecodesEntities) {
  bool ok = true;
  EXPECT_EQ(row_of("<row T=\"&lt;p&gt;&amp;amp; &#xA;&#241;&#x1F600;&#27;&apos;\"/>").text("T", ok),
            "<p>&amp; \nñ😀'");
  EXPECT_TRUE(ok);
  row_of("<row T=\"&nbsp;\"/>").text("T", ok);
  EXPECT_FALSE(ok);
}

TEST(Dump, ReadsAQuestion) {
  const auto post =
      to_post(row_of("<row Id=\"7\" PostTypeId=\"1\" AcceptedAnswerId=\"9\" "
                     "CreationDate=\"2011-10-11T19:42:20.713\""
                     " Score=\"-2\" Body=\"&lt;p&gt;a\" OwnerUserId=\"12\" Title=\"T\" "
                     "Tags=\"&lt;a&gt;&lt;b-c&gt;\"/>"));
  ASSERT_TRUE(post) << post.error();
  EXPECT_EQ(post->accepted, 9);
  EXPECT_EQ(post->score, -2);
  EXPECT_EQ(post->tags, (std::vector<std::string>{"a", "b-c"}));
  EXPECT_EQ(to_iso(post->created_at), "2011-10-11T19:42:20.713000Z");
}

TEST(Dump, ReadsTagsOfNewerDumps) {
  const auto post =
      to_post(row_of("<row Id=\"7\" PostTypeId=\"1\" CreationDate=\"2011-10-11T19:42:20.713\""
                     " Title=\"T\" Tags=\"|a|b|\"/>"));
  EXPECT_EQ(post->tags, (std::vector<std::string>{"a", "b"}));
}

TEST(Dump, SaysAllThatIsWrongWithARow) {
  const auto post =
      to_post(row_of("<row Id=\"x\" PostTypeId=\"2\" CreationDate=\"2011-13-11T19:42:20.713\"/>"));
  ASSERT_FALSE(post);
  EXPECT_EQ(post.error(), "Id is no whole number; ParentId is missing; CreationDate is no date");
}

TEST(Dump, HashesWhatWeTake) {
  Post a, b;
  EXPECT_EQ(hash_of(a), hash_of(b));
  b.score = 1;
  EXPECT_NE(hash_of(a), hash_of(b));
}

}  // namespace
}  // namespace coloquio::transfer::stackexchange
