#pragma once

#include <string>
#include <vector>

#include "community/bulk.h"
#include "community/spaces/space.h"
#include "db/database.h"
#include "transfer/row_errors.h"
#include "transfer/stackexchange/authors.h"
#include "transfer/stackexchange/convert.h"
#include "transfer/stackexchange/importer.h"

namespace coloquio::transfer::stackexchange {

// What became of one batch. Filled anew by each attempt of its transaction.
struct Outcome {
  ImportReport::Count people, questions, answers, comments;
  std::uint64_t without_parent = 0;  // Answers whose question was not there yet.
  struct Fault {
    Position position;
    std::string reason;
  };
  std::vector<Fault> faults;
};

// Writes batches of converted rows, each in one transaction. One thread.
class Writer {
 public:
  Writer(db::Database& database, std::string source, community::SpaceId space)
      : database_(database), source_(std::move(source)), space_(space), authors_(source_) {}

  // A question that stands behind its answer in the file is rare: such answers are left for a
  // second pass, in which they are faults when it does not come at all.
  enum class Orphans { left_for_later, faults };

  Outcome write(const std::vector<Item<User>>& items);
  Outcome write(const std::vector<Item<Post>>& items, Orphans orphans);
  Outcome write(const std::vector<Item<Comment>>& items);

 private:
  struct PostBatch;  // What one transaction with posts remembers (writer_posts.cc).
  void write_questions(PostBatch& batch);
  void write_question(PostBatch& batch, const Item<Post>& item);
  void write_answers(PostBatch& batch);
  void expect_accepted(PostBatch& batch, const Item<Post>& item, const Mapped& question);
  void accept_answers(PostBatch& batch, const std::vector<std::int64_t>& ids,
                      const std::vector<community::BulkMessage>& answers);
  void add_user(db::Transaction& tx, const Item<User>& item, Outcome& outcome);
  void change_user(db::Transaction& tx, const Item<User>& item);

  db::Database& database_;
  const std::string source_;
  const community::SpaceId space_;
  Authors authors_;
};

}  // namespace coloquio::transfer::stackexchange
