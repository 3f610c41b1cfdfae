#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "db/database.h"
#include "search/analyzer.h"
#include "transfer/progress.h"

namespace coloquio::transfer {

struct StackExchangeImport {
  std::filesystem::path folder;  // Holds Posts, Users and Comments as .xml or .xml.zst.
  std::string space;             // Slug of the space that takes them.
  std::string source;            // "stackexchange:history.meta"; empty: from the folder's name.
  std::filesystem::path errors;  // Rows that could not be taken over; empty: only counted.
  bool dry_run = false;          // Reads, checks and converts all; writes nothing.
  std::string own_url;           // Our public address, whose links are not marked as outside.
};

struct ImportReport {
  struct Count {
    std::uint64_t added = 0, changed = 0, unchanged = 0;
  };
  Count people, questions, answers, comments;
  std::uint64_t left_out = 0;  // Rows that are no question, answer or comment (wiki pages of tags).
  std::uint64_t errors = 0;    // Rows that could not be taken over as they are.
  double seconds = 0;
};

// Brings a Stack Exchange dump into a space: people without login whose identity they may claim
// later, questions, answers, comments, accepted answers, scores, tags, dates, and redirects from
// the old addresses. Nobody is notified.
//
// Memory does not depend on the dump's size. May be interrupted and run again: rows that are here
// already are left as they are, changed ones follow unless they were edited here. Call
// Community::imported() afterwards. Waits until all is committed; calls `progress` on this thread.
//
// Kind::not_found when folder, Posts or space are missing; throws db::Failure as db.write() does.
Result<ImportReport> import_stackexchange(db::Database& database, search::Analyzer& analyzer,
                                          const StackExchangeImport& options,
                                          const OnProgress& progress = {});

}  // namespace coloquio::transfer
