#include "transfer/stackexchange/importer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "community/bulk.h"
#include "community/spaces/directory.h"
#include "transfer/ordered_pipeline.h"
#include "transfer/stackexchange/dump_reader.h"
#include "transfer/stackexchange/writer.h"

namespace coloquio::transfer {
namespace stackexchange {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batch_rows = 10'000;  // One transaction each.
constexpr std::size_t batches_under_way = 3;
constexpr std::uint64_t worth_tuning = 16 * 1024 * 1024;  // Bytes of the dump.

template <class T>
struct Batch {
  std::vector<Item<T>> items;
  std::uint64_t bytes = 0;  // Of the file, read when this batch was complete.
};

Read<User> read_row(const Row& row, const User*) { return to_user(row); }
Read<Post> read_row(const Row& row, const Post*) { return to_post(row); }
Read<Comment> read_row(const Row& row, const Comment*) { return to_comment(row); }

bool is_taken(const User&) { return true; }
bool is_taken(const Comment&) { return true; }
bool is_taken(const Post& post) { return post.type == Post::question || post.type == Post::answer; }

// What is no longer needed once it is converted.
void drop_source(User& user) { std::string().swap(user.about_html); }
void drop_source(Post& post) { std::string().swap(post.body_html); }
void drop_source(Comment& comment) { std::string().swap(comment.text); }

// "Posts.xml" or "Posts.xml.zst"; empty when there is neither.
fs::path find_file(const fs::path& folder, const std::string& name) {
  for (const auto* ending : {".xml", ".xml.zst"}) {
    auto file = folder / (name + ending);
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) return file;
  }
  return {};
}

std::string folder_name(const fs::path& folder) {
  const auto whole = fs::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

// Dumps lie in folders called like their site; others have no address to complete links with.
std::string site_of(const std::string& folder) {
  const bool address =
      folder.ends_with(".com") || folder.ends_with(".net") || folder.ends_with(".org");
  return address ? "https://" + folder : "";
}

class Importer {
 public:
  Importer(db::Database& database, search::Analyzer& analyzer, const StackExchangeImport& options,
           std::string source, community::SpaceId space, const OnProgress& progress)
      : database_(database),
        options_(options),
        source_(std::move(source)),
        progress_(progress),
        errors_(options.errors),
        converter_(analyzer, site_of(folder_name(options.folder)), options.own_url),
        writer_(database, source_, space) {}

  Result<ImportReport> run() {
    const auto began = std::chrono::steady_clock::now();
    const auto posts = find_file(options_.folder, "Posts");
    if (posts.empty()) {
      return fail(Kind::not_found, "transfer.no_dump", {{"folder", options_.folder.string()}});
    }
    const auto users = find_file(options_.folder, "Users");
    const auto comments = find_file(options_.folder, "Comments");
    for (const auto& file : {users, posts, comments}) {
      if (!file.empty()) bytes_in_all_ += fs::file_size(file);
    }

    if (auto done = pass<User>(users, MapKind::user); !done) return fail(done.error());
    const bool bulk = bytes_in_all_ >= worth_tuning && !options_.dry_run;
    if (bulk) community::begin_bulk(database_);
    if (auto done = pass<Post>(posts, MapKind::post); !done) return fail(done.error());
    if (without_parent_ > 0 && !options_.dry_run) {
      second_pass_ = true;
      bytes_in_all_ += fs::file_size(posts);
      if (auto done = pass<Post>(posts, MapKind::post); !done) return fail(done.error());
    }
    if (auto done = pass<Comment>(comments, MapKind::comment); !done) return fail(done.error());
    if (bulk && report_.questions.added + report_.answers.added > 0) community::end_bulk(database_);

    report_.errors = errors_.count();
    report_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report_;
  }

 private:
  template <class T>
  Result<> pass(const fs::path& file, MapKind kind) {
    if (file.empty()) return {};
    auto source = open_source(file);
    if (!source) return fail(source.error());
    file_ = file.filename().string();
    DumpReader reader(std::move(*source), file_, second_pass_ ? no_errors_ : errors_);
    std::optional<Error> broken;

    OrderedPipeline<Batch<T>, Batch<T>> pipeline(converters(), batches_under_way);
    pipeline.run([&] { return read_batch<T>(reader, broken); },
                 [&](Batch<T> batch) { return convert_batch(std::move(batch), kind); },
                 [&](Batch<T> batch) {
                   use(batch);
                   return true;
                 });
    if (broken) return fail(std::move(*broken));
    bytes_done_ += fs::file_size(file);
    return {};
  }

  // One converter keeps up with the writer; a machine with more cores may as well use them.
  static int converters() {
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 2U, 5U)) - 1;
  }

  template <class T>
  std::optional<Batch<T>> read_batch(DumpReader& reader, std::optional<Error>& broken) {
    Batch<T> batch;
    batch.items.reserve(batch_rows);
    while (batch.items.size() < batch_rows && !broken) {
      const auto row = reader.next();
      if (!row) {
        broken = row.error();
        break;
      }
      if (*row == nullptr) break;
      auto read = read_row(**row, static_cast<const T*>(nullptr));
      if (!read) {
        if (!second_pass_) errors_.add(file_, reader.position(), read.error());
      } else if (!is_taken(*read)) {
        if (!second_pass_) ++left_out_;
      } else {
        Item<T> item;
        item.row = std::move(*read);
        item.position = reader.position();
        batch.items.push_back(std::move(item));
      }
    }
    batch.bytes = reader.file_bytes_read();
    if (batch.items.empty()) return std::nullopt;
    return batch;
  }

  template <class T>
  Batch<T> convert_batch(Batch<T> batch, MapKind kind) {
    std::vector<std::int64_t> ids;
    for (const auto& item : batch.items) ids.push_back(item.row.id);
    const auto known =
        database_.read([&](db::Connection& c) { return find_mapped(c, source_, kind, ids); });
    for (auto& item : batch.items) {
      item.hash = hash_of(item.row);
      const auto found = known.find(item.row.id);
      if (found != known.end()) item.known = found->second;
      if (!item.unchanged()) {
        const auto note = converter_.convert(item);
        if (!note.empty() && !second_pass_) errors_.add(file_, item.position, note);
      }
      drop_source(item.row);
    }
    return batch;
  }

  template <class T>
  void use(const Batch<T>& batch) {
    const auto outcome = options_.dry_run ? suppose(batch.items) : write(batch.items);
    for (const auto& fault : outcome.faults) errors_.add(file_, fault.position, fault.reason);
    add(report_.people, outcome.people);
    add(report_.questions, outcome.questions);
    add(report_.answers, outcome.answers);
    add(report_.comments, outcome.comments);
    if (!second_pass_) without_parent_ += outcome.without_parent;
    report_.left_out = left_out_;
    rows_ += batch.items.size();
    show(bytes_done_ + batch.bytes);
  }

  Outcome write(const std::vector<Item<User>>& items) { return writer_.write(items); }
  Outcome write(const std::vector<Item<Comment>>& items) { return writer_.write(items); }
  Outcome write(const std::vector<Item<Post>>& items) {
    return writer_.write(items,
                         second_pass_ ? Writer::Orphans::faults : Writer::Orphans::left_for_later);
  }

  // What write() would answer if every row found its parent.
  template <class T>
  static Outcome suppose(const std::vector<Item<T>>& items) {
    Outcome outcome;
    for (const auto& item : items) {
      auto& count = count_of(outcome, item.row);
      ++(item.unchanged() ? count.unchanged : item.known ? count.changed : count.added);
    }
    return outcome;
  }
  static ImportReport::Count& count_of(Outcome& outcome, const User&) { return outcome.people; }
  static ImportReport::Count& count_of(Outcome& outcome, const Comment&) {
    return outcome.comments;
  }
  static ImportReport::Count& count_of(Outcome& outcome, const Post& post) {
    return post.type == Post::question ? outcome.questions : outcome.answers;
  }

  void add(ImportReport::Count& sum, const ImportReport::Count& more) const {
    sum.added += more.added;
    sum.changed += more.changed;
    if (!second_pass_) sum.unchanged += more.unchanged;
  }

  void show(std::uint64_t bytes) const {
    if (!progress_) return;
    Progress progress{.part = file_, .done = rows_, .total = std::nullopt};
    if (bytes > 0) {
      const double share = static_cast<double>(bytes) / static_cast<double>(bytes_in_all_);
      progress.total =
          static_cast<std::uint64_t>(static_cast<double>(rows_) / std::min(share, 1.0));
    }
    progress_(progress);
  }

  db::Database& database_;
  const StackExchangeImport& options_;
  const std::string source_;
  const OnProgress& progress_;
  RowErrors errors_;
  RowErrors no_errors_{{}};  // For what a second pass finds again.
  const Converter converter_;
  Writer writer_;
  std::string file_;
  bool second_pass_ = false;
  std::uint64_t without_parent_ = 0, rows_ = 0, bytes_done_ = 0, bytes_in_all_ = 0;
  std::atomic<std::uint64_t> left_out_ = 0;  // The reader counts, the writer reports.
  ImportReport report_;
};

}  // namespace
}  // namespace stackexchange

Result<ImportReport> import_stackexchange(db::Database& database, search::Analyzer& analyzer,
                                          const StackExchangeImport& options,
                                          const OnProgress& progress) {
  community::Directory directory(database);
  const auto spaces = directory.spaces();
  const auto* space = spaces->find(options.space);
  if (space == nullptr) {
    return fail(Kind::not_found, "transfer.no_space", {{"space", options.space}});
  }
  const auto source = options.source.empty()
                          ? "stackexchange:" + stackexchange::folder_name(options.folder)
                          : options.source;
  return stackexchange::Importer(database, analyzer, options, source, space->id, progress).run();
}

}  // namespace coloquio::transfer
