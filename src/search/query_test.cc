#include "search/query.h"

#include <gtest/gtest.h>

namespace coloquio::search {
namespace {

TEST(SearchQuery, WantsEveryWord) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "bizum pin")), "(\"bizum\" AND \"pin\")");
  EXPECT_EQ(tsquery(parse_query(analyzer, "bizum pin")), "('bizum') & ('pin')");
}

TEST(SearchQuery, AsksForEitherLanguagesStemWhereTheyDiffer) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "tarjetas")), "((\"tarjet\" OR \"tarjeta\"))");
  EXPECT_EQ(tsquery(parse_query(analyzer, "tarjetas")), "(('tarjet') | ('tarjeta'))");
}

TEST(SearchQuery, KeepsAPhraseTogether) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "\"pin bizum\"")), "(\"pin bizum\")");
  EXPECT_EQ(tsquery(parse_query(analyzer, "\"pin bizum\"")), "('pin' <-> 'bizum')");
}

TEST(SearchQuery, LeavesFunctionWordsOutOfAPhraseAsTheIndexDoes) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "\"pin de bizum\"")),
            "((\"pin bizum\" OR \"pin de bizum\"))");  // "de" says nothing in Spanish only.
  EXPECT_EQ(fts5_match(parse_query(analyzer, "\"de la\"")), "(\"de la\")");
}

TEST(SearchQuery, LeavesOutWhatFollowsAMinus) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "bizum -pin")), "(\"bizum\") NOT \"pin\"");
  EXPECT_EQ(tsquery(parse_query(analyzer, "bizum -pin")), "('bizum') & !('pin')");
}

TEST(SearchQuery, ReadsFilters) {
  Analyzer analyzer;
  const auto query = parse_query(analyzer, "pin tag:Bizum space:tarjetas from:me solved:yes");
  EXPECT_EQ(query.tags, std::vector<std::string>{"bizum"});
  EXPECT_EQ(query.space, "tarjetas");
  EXPECT_EQ(query.from, "me");
  EXPECT_EQ(query.solved, true);
  EXPECT_EQ(query.wanted.size(), 1U);
}

TEST(SearchQuery, ReadsAnUnknownFilterAsWords) {
  Analyzer analyzer;
  EXPECT_EQ(fts5_match(parse_query(analyzer, "nota:pin")), "((\"not\" OR \"nota\") AND \"pin\")");
}

TEST(SearchQuery, KeepsAQuotedWordBesideOthers) {
  Analyzer analyzer;
  EXPECT_EQ(parse_query(analyzer, "\"bizum\" pin").wanted.size(), 2U);
}

TEST(SearchQuery, IsNeverASyntaxError) {
  Analyzer analyzer;
  for (const auto* typed :
       {"\"", "-", "--", "tag:", "AND OR NOT", "a* ^b {c} : (d", "-\"", "''\\"}) {
    const auto match = fts5_match(parse_query(analyzer, typed));
    EXPECT_EQ(match.find_first_of("*^\\'"), std::string::npos) << typed;
  }
}

TEST(SearchQuery, GivesTitleWordsTheirWeight) {
  EXPECT_EQ(tsvector({"pin bizum", "no"}), "'pin':1A 'bizum':2A 'no':4 ");
}

}  // namespace
}  // namespace coloquio::search
