// Who would we have suggested? Past questions of a real community, each asked again as if it were
// new, with nothing known that came after it. docs/benchmarks.md has the figure.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <iostream>

#include "base/text.h"
#include "community/community.h"
#include "community/experts/ranking.h"
#include "test/database.h"
#include "transfer/stackexchange/importer.h"

namespace coloquio::transfer {
namespace {

namespace fs = std::filesystem;
using namespace community;

struct Asked {
  KnowledgeWanted wanted;
  PersonId answered_by{};
};

// Questions whose accepted answer is by somebody else, oldest first.
std::vector<Asked> past_questions(db::Connection& db) {
  std::vector<Asked> all;
  for (const auto& row :
       db.query("SELECT c.id, c.space_id, c.title, c.tags, c.author_id, c.created_at, m.author_id "
                "FROM conversation c JOIN message m ON m.conversation_id = c.id "
                "AND m.id = c.accepted_message_id WHERE m.author_id <> c.author_id "
                "ORDER BY c.created_at, c.id")) {
    Asked one;
    one.wanted.asked = row.get<ConversationId>(0);
    one.wanted.spaces = {row.get<SpaceId>(1)};
    one.wanted.title = row.get<std::string>(2);
    std::string tags = row.get<std::string>(3) + "\n";
    for (std::size_t cut = tags.find('\n'); cut != std::string::npos; cut = tags.find('\n')) {
      if (cut > 0) one.wanted.tags.push_back(text::slug(tags.substr(0, cut)));
      tags.erase(0, cut + 1);
    }
    one.wanted.asker = row.get<PersonId>(4);
    one.wanted.as_of = row.get<Instant>(5);
    one.answered_by = row.get<PersonId>(6);
    all.push_back(std::move(one));
  }
  return all;
}

bool in_first_three(db::Connection& db, search::Analyzer& analyzer, const Asked& one) {
  const auto ranked = rank_by_proof(db, one.wanted, analyzer);
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i) {
    if (ranked[i].person == one.answered_by) return true;
  }
  return false;
}

TEST(ExpertHoldOut, FindsWhoAnsweredAmongTheFirstThree) {
  const fs::path sample = "../shared/data/samples/stackexchange_history_meta";
  if (!fs::exists(sample)) GTEST_SKIP() << "left out: " << sample << " is not there";
  test::TestDatabase database;
  test::ManualClock clock;
  Ids ids(clock);
  web::PageCache cache{clock};
  web::Site site;
  Community community({.db = *database, .clock = clock, .ids = ids, .cache = cache, .site = site});
  community.spaces.ensure_first_space("Prueba");
  search::Analyzer analyzer;
  ASSERT_TRUE(import_stackexchange(
      *database, analyzer,
      {.folder = sample, .space = "comunidad", .source = "s", .errors = {}, .own_url = ""}));

  database->read([&](db::Connection& db) {
    const auto asked = past_questions(db);
    const auto began = std::chrono::steady_clock::now();
    int found = 0, found_newer = 0, newer = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const bool hit = in_first_three(db, analyzer, asked[i]);
      found += hit ? 1 : 0;
      if (i < asked.size() / 2) continue;  // The older half is the past that one learns from.
      ++newer;
      found_newer += hit ? 1 : 0;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    RecordProperty("questions", static_cast<int>(asked.size()));
    RecordProperty("found", found);
    std::cout << "held out: " << found_newer << " of " << newer << " newer questions, " << found
              << " of all " << asked.size() << "; "
              << took.count() / static_cast<double>(asked.size()) << " ms each\n";
    ASSERT_GT(newer, 50);
    EXPECT_GE(found_newer * 100, newer * 60);
  });
}

}  // namespace
}  // namespace coloquio::transfer
