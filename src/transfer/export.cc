#include "transfer/export.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "base/json_text.h"
#include "transfer/export_nouns.h"

namespace coloquio::transfer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t rows_between_progress = 5000;

tl::unexpected<Error> cannot_write(const fs::path& file) {
  return fail(Kind::unavailable, "transfer.cannot_write", {{"file", file.string()}});
}

// A file that counts and hashes what passes.
class HashedFile {
 public:
  explicit HashedFile(fs::path path) : path_(std::move(path)) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    broken_ = fd_ < 0;
    crypto_hash_sha256_init(&hash_);
  }
  ~HashedFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  HashedFile(const HashedFile&) = delete;
  HashedFile& operator=(const HashedFile&) = delete;

  std::string& line() { return buffer_; }
  // After each line. False when the disk refused.
  bool end_line() {
    buffer_ += '\n';
    ++rows_;
    return buffer_.size() < 256 * 1024 || flush();
  }

  Result<ExportReport::File> finish() {
    if (!flush() || ::fsync(fd_) != 0) return cannot_write(path_);
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&hash_, digest.data());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return ExportReport::File{path_.filename().string(), rows_, bytes_, hex};
  }

 private:
  bool flush() {
    for (std::string_view rest = buffer_; !broken_ && !rest.empty();) {
      const auto written = ::write(fd_, rest.data(), rest.size());
      broken_ = written <= 0;
      if (!broken_) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(buffer_.data());
    crypto_hash_sha256_update(&hash_, bytes, buffer_.size());
    bytes_ += buffer_.size();
    buffer_.clear();
    return !broken_;
  }

  const fs::path path_;
  int fd_ = -1;
  bool broken_ = false;
  crypto_hash_sha256_state hash_{};
  std::string buffer_;
  std::uint64_t rows_ = 0, bytes_ = 0;
};

void append_value(std::string& out, const db::Row& row, int at, Form form) {
  if (row.is_null(at)) {
    out += "null";
    return;
  }
  switch (form) {
    case Form::id:
      out += '"' + std::to_string(row.get<std::int64_t>(at)) + '"';
      break;
    case Form::text:
      json::append_string(out, row.get<std::string_view>(at));
      break;
    case Form::number:
      json::append_integer(out, row.get<std::int64_t>(at));
      break;
    case Form::share:
      json::append_double(out, row.get<double>(at));
      break;
    case Form::flag:
      out += row.get<bool>(at) ? "true" : "false";
      break;
    case Form::instant:
      json::append_instant(out, row.get<Instant>(at));
      break;
  }
}

void append_row(std::string& out, const db::Row& row, const Noun& noun) {
  char before = '{';
  for (std::size_t i = 0; i < noun.columns.size(); ++i) {
    out += before;
    json::append_string(out, noun.columns[i].name);
    out += ':';
    append_value(out, row, static_cast<int>(i), noun.columns[i].form);
    before = ',';
  }
  out += '}';
}

std::string select(const Noun& noun) {
  std::string sql = "SELECT ";
  for (const auto& column : noun.columns) {
    if (&column != &noun.columns.front()) sql += ", ";
    sql += column.name;
  }
  return sql + " FROM " + std::string(noun.table) + " ORDER BY " + std::string(noun.order);
}

std::uint64_t count_all(db::Connection& db) {
  std::uint64_t sum = 0;
  for (const auto& noun : nouns()) {
    const auto rows = db.query("SELECT COUNT(*) FROM " + std::string(noun.table));
    sum += static_cast<std::uint64_t>(rows.front().get<std::int64_t>(0));
  }
  return sum;
}

std::string manifest(const ExportReport& report, Instant at, db::Engine engine) {
  std::string out = "{\n  \"format\": \"coloquio-export\",\n  \"format_version\": 1,\n";
  out += "  \"coloquio_version\": \"" COLOQUIO_VERSION "\",\n  \"exported_at\": ";
  json::append_instant(out, at);
  out += engine == db::Engine::sqlite ? ",\n  \"engine\": \"sqlite\""
                                      : ",\n  \"engine\": \"postgres\"";
  out += ",\n  \"files\": [";
  for (const auto& file : report.files) {
    out += &file == &report.files.front() ? "\n" : ",\n";
    out += "    {\"name\": \"" + file.name + "\", \"rows\": " + std::to_string(file.rows) +
           ", \"bytes\": " + std::to_string(file.bytes) + ", \"sha256\": \"" + file.sha256 + "\"}";
  }
  return out + "\n  ]\n}";
}

Result<> prepare(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write(folder);
  const bool empty = fs::is_empty(folder, error);
  if (error) return cannot_write(folder);
  if (empty) return {};
  return fail(Kind::conflict, "transfer.folder_not_empty", {{"folder", folder.string()}});
}

Result<> export_noun(db::Connection& db, const Noun& noun, const fs::path& folder,
                     const std::function<void(std::uint64_t)>& exported, ExportReport& report) {
  HashedFile file(folder / (std::string(noun.table) + ".jsonl"));
  std::uint64_t rows = 0;
  db.stream(select(noun), {}, [&](const db::Row& row) {
    append_row(file.line(), row, noun);
    if (++rows % rows_between_progress == 0) exported(report.rows + rows);
    return file.end_line();
  });
  auto finished = file.finish();
  if (!finished) return fail(finished.error());
  report.rows += rows;
  report.files.push_back(std::move(*finished));
  exported(report.rows);
  return {};
}

}  // namespace

Result<ExportReport> export_site(db::Database& database, const Clock& clock, const fs::path& folder,
                                 const OnProgress& progress) {
  const auto began = std::chrono::steady_clock::now();
  if (auto ready = prepare(folder); !ready) return fail(ready.error());
  ExportReport report;
  const auto at = clock.now();
  const auto written = database.read([&](db::Connection& db) -> Result<> {
    const auto total = count_all(db);
    for (const auto& noun : nouns()) {
      const auto exported = [&](std::uint64_t rows) {
        if (progress) progress({.part = noun.table, .done = rows, .total = total});
      };
      if (auto done = export_noun(db, noun, folder, exported, report); !done) return done;
    }
    return {};
  });
  if (!written) return fail(written.error());

  HashedFile file(folder / "manifest.json");
  file.line() = manifest(report, at, database.engine());
  file.end_line();
  if (auto finished = file.finish(); !finished) return fail(finished.error());
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace coloquio::transfer
