#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "transfer/progress.h"

namespace coloquio::transfer {

struct ExportReport {
  struct File {
    std::string name;  // "person.jsonl"
    std::uint64_t rows = 0, bytes = 0;
    std::string sha256;  // Hexadecimal.
  };
  std::vector<File> files;
  std::uint64_t rows = 0;
  double seconds = 0;
};

// Writes everything of the site into `folder` (new or empty): one file of JSON lines a noun, and
// last, when all is on the disk, manifest.json with date, version and the files' SHA-256. A folder
// without a manifest is an export that was interrupted. All of one moment, while others go on
// writing; rows are streamed, so memory does not depend on their number.
//
// For administrators only: private spaces and e-mail addresses are in it. Kind::conflict when the
// folder holds something, Kind::unavailable when the disk refuses.
Result<ExportReport> export_site(db::Database& database, const Clock& clock,
                                 const std::filesystem::path& folder,
                                 const OnProgress& progress = {});

}  // namespace coloquio::transfer
