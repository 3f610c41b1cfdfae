#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/in_list.h"
#include "test/database.h"

namespace coloquio::db {
namespace {

// Each of these holds on both engines.
class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() {
    database->write([](Transaction& tx) {
      tx.script("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, share DOUBLE PRECISION)");
    });
  }
  template <class... A>
  int execute(std::string_view sql, const A&... args) {
    return database->write([&](Transaction& tx) { return tx.execute(sql, args...); });
  }
  template <class... A>
  Rows query(std::string_view sql, const A&... args) {
    return database->read([&](Connection& c) { return c.query(sql, args...); });
  }
  test::TestDatabase database;
};

TEST_F(ConnectionTest, GivesBackWhatWasStored) {
  execute("INSERT INTO thing (id, name, share) VALUES ($1, $2, $3)", 7, "Año nuevo ☀", 0.25);
  const auto rows = query("SELECT id, name, share FROM thing");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().get<std::int64_t>(0), 7);
  EXPECT_EQ(rows.front().get<std::string>(1), "Año nuevo ☀");
  EXPECT_EQ(rows.front().get<double>(2), 0.25);
}

TEST_F(ConnectionTest, BindsByNumberNotByOrder) {
  execute("INSERT INTO thing (name, id) VALUES ($2, $1)", 1, "one");
  const auto rows = query("SELECT name FROM thing WHERE name = $2 AND id = $1", 1, "one");
  EXPECT_EQ(rows.size(), 1U);
}

TEST_F(ConnectionTest, UsesAParameterTwice) {
  execute("INSERT INTO thing (id, name) VALUES ($1, $2)", 1, "one");
  EXPECT_EQ(query("SELECT id FROM thing WHERE id = $1 OR id = $1 + 1", 1).size(), 1U);
}

TEST_F(ConnectionTest, TellsNullFromEmptyText) {
  execute("INSERT INTO thing (id, name, share) VALUES ($1, $2, $3)", 1, "", std::nullopt);
  const auto rows = query("SELECT name, share FROM thing");
  EXPECT_FALSE(rows.front().is_null(0));
  EXPECT_EQ(rows.front().get<std::string>(0), "");
  EXPECT_TRUE(rows.front().is_null(1));
  EXPECT_EQ(rows.front().get<std::optional<double>>(1), std::nullopt);
  EXPECT_EQ(rows.front().get<double>(1), 0.0);
}

TEST_F(ConnectionTest, KeepsTheLargestIds) {
  execute("INSERT INTO thing (id) VALUES ($1)", INT64_MAX);
  EXPECT_EQ(query("SELECT id FROM thing").front().get<std::int64_t>(0), INT64_MAX);
}

TEST_F(ConnectionTest, KeepsLongTexts) {
  const std::string text(300000, 'x');
  execute("INSERT INTO thing (id, name) VALUES ($1, $2)", 1, text);
  EXPECT_EQ(query("SELECT name FROM thing").front().get<std::string>(0), text);
}

TEST_F(ConnectionTest, TakesQuotesAsText) {
  const std::string text = "'); DROP TABLE thing; --";
  execute("INSERT INTO thing (id, name) VALUES ($1, $2)", 1, text);
  EXPECT_EQ(query("SELECT name FROM thing").front().get<std::string>(0), text);
}

TEST_F(ConnectionTest, RefusesTextWithNul) {
  EXPECT_THROW(execute("INSERT INTO thing (id, name) VALUES ($1, $2)", 1, std::string("a\0b", 3)),
               Failure);
  EXPECT_TRUE(query("SELECT id FROM thing").empty());
}

TEST_F(ConnectionTest, CountsChangedRows) {
  EXPECT_EQ(execute("INSERT INTO thing (id) VALUES (1), (2), (3)"), 3);
  EXPECT_EQ(execute("UPDATE thing SET name = $1 WHERE id > $2", "x", 1), 2);
  EXPECT_EQ(execute("INSERT INTO thing (id) VALUES (1) ON CONFLICT DO NOTHING"), 0);
}

TEST_F(ConnectionTest, ReturnsRowsOfAnUpdate) {
  execute("INSERT INTO thing (id, share) VALUES (1, 1)");
  const auto rows = database->write([](Transaction& tx) {
    return tx.query("UPDATE thing SET share = share + $2 WHERE id = $1 RETURNING share", 1, 0.5);
  });
  EXPECT_EQ(rows.front().get<double>(0), 1.5);
}

TEST_F(ConnectionTest, CountsAndSumsReadAsIntegers) {
  execute("INSERT INTO thing (id) VALUES (1), (2)");
  const auto rows = query("SELECT count(*), sum(id), max(id) FROM thing");
  EXPECT_EQ(rows.front().get<int>(0), 2);
  EXPECT_EQ(rows.front().get<int>(1), 3);
  EXPECT_EQ(rows.front().get<int>(2), 2);
}

TEST_F(ConnectionTest, ComparisonsReadAsBool) {
  const auto rows = query("SELECT 2 > 1, 1 > 2");
  EXPECT_TRUE(rows.front().get<bool>(0));
  EXPECT_FALSE(rows.front().get<bool>(1));
}

TEST_F(ConnectionTest, AverageReadsAsFraction) {
  execute("INSERT INTO thing (id, share) VALUES (1, 0.5), (2, 1.5)");
  EXPECT_EQ(query("SELECT avg(share) FROM thing").front().get<double>(0), 1.0);
}

TEST_F(ConnectionTest, FindsByListOfAnyLength) {
  execute("INSERT INTO thing (id) VALUES (1), (2), (3), (4)");
  const InList ids(std::vector<int>{2, 3, 9}, 2);
  const auto rows = database->read([&](Connection& c) {
    return c.run("SELECT id FROM thing WHERE id > $1 AND id IN (" + ids.sql() + ") ORDER BY id",
                 ids.after(2));
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().get<int>(0), 3);
}

TEST_F(ConnectionTest, FindsNothingByAnEmptyList) {
  execute("INSERT INTO thing (id) VALUES (1)");
  const InList none(std::vector<int>{});
  EXPECT_TRUE(query("SELECT id FROM thing WHERE id IN (" + none.sql() + ")").empty());
}

TEST_F(ConnectionTest, StreamsUntilTold) {
  execute("INSERT INTO thing (id) VALUES (1), (2), (3)");
  std::vector<int> seen;
  database->read([&](Connection& c) {
    c.stream("SELECT id FROM thing ORDER BY id", {}, [&](const Row& row) {
      seen.push_back(row.get<int>(0));
      return seen.size() < 2;
    });
  });
  EXPECT_THAT(seen, ::testing::ElementsAre(1, 2));
}

TEST_F(ConnectionTest, AnswersWithinAStreamOfTheSameStatement) {
  execute("INSERT INTO thing (id) VALUES (1), (2)");
  int inner = 0;
  database->read([&](Connection& c) {
    c.stream("SELECT id FROM thing", {}, [&](const Row&) {
      inner += static_cast<int>(c.query("SELECT id FROM thing").size());
      return true;
    });
  });
  EXPECT_EQ(inner, 4);
}

TEST_F(ConnectionTest, StreamsMoreThanItFetchesAtOnce) {
  std::vector<std::vector<Value>> rows;
  for (std::int64_t id = 0; id < 1203; ++id) rows.push_back({id, std::string_view("name")});
  const int added = database->write([&](Transaction& tx) {
    return tx.change_many("INSERT INTO thing (id, name) VALUES ($1, $2)", rows);
  });
  EXPECT_EQ(added, 1203);
  int seen = 0;
  database->read([&](Connection& c) {
    c.stream("SELECT id FROM thing WHERE id >= $1", std::vector<Value>{std::int64_t{3}},
             [&](const Row&) { return ++seen > 0; });
  });
  EXPECT_EQ(seen, 1200);
}

TEST_F(ConnectionTest, ManyRowsAreOneTransaction) {
  const std::vector<std::vector<Value>> rows{
      {std::int64_t{1}}, {std::int64_t{2}}, {std::int64_t{1}}};
  const auto work = [&](Transaction& tx) {
    tx.change_many("INSERT INTO thing (id) VALUES ($1)", rows);
  };
  EXPECT_THROW(database->write(work), ConstraintFailure);
  EXPECT_TRUE(query("SELECT id FROM thing").empty());
}

TEST_F(ConnectionTest, KeepsBytes) {
  const bool sqlite = database->engine() == Engine::sqlite;
  database->write([&](Transaction& tx) {
    tx.script(sqlite ? "ALTER TABLE thing ADD bytes BLOB" : "ALTER TABLE thing ADD bytes BYTEA");
  });
  const std::string bytes("\0\xff\n\x01", 4);
  execute("INSERT INTO thing (id, bytes) VALUES ($1, $2)", 1, Blob{bytes});
  EXPECT_EQ(query("SELECT bytes FROM thing").front().get<std::string>(0), bytes);
}

TEST_F(ConnectionTest, SaysWhenAUniqueKeyIsTaken) {
  execute("INSERT INTO thing (id) VALUES (1)");
  EXPECT_THROW(execute("INSERT INTO thing (id) VALUES (1)"), ConstraintFailure);
}

TEST_F(ConnectionTest, SaysWhatIsWrongWithSql) {
  EXPECT_THROW(query("SELECT nothing FROM nowhere"), Failure);
  EXPECT_EQ(query("SELECT 1").front().get<int>(0), 1);
}

}  // namespace
}  // namespace coloquio::db
