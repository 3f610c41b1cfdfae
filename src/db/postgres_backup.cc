#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <sstream>

#include "db/postgres_database.h"

extern char** environ;

namespace coloquio::db::postgres {
namespace {

namespace fs = std::filesystem;

// The URL taken apart into libpq's environment: on a command line everybody could read the
// password.
std::vector<std::string> environment_for(const std::string& url) {
  std::vector<std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (std::string_view(*entry).substr(0, 2) != "PG") out.emplace_back(*entry);
  }
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), nullptr);
  for (const auto* o = options; o != nullptr && o->keyword != nullptr; ++o) {
    if (o->val != nullptr && o->envvar != nullptr)
      out.push_back(fmt::format("{}={}", o->envvar, o->val));
  }
  PQconninfoFree(options);
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::string first_line_of(const fs::path& file) {
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  return line;
}

// Runs one of PostgreSQL's own programs and waits. What it complains about goes to `said`.
void run_program(const std::string& url, std::vector<std::string> words, const fs::path& said) {
  auto environment = environment_for(url);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  // A server blocks the signals that end it; its children shall heed them.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawnp(&child, words[0].c_str(), &actions, &attributes,
                                 pointers(words).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == ENOENT) {
    throw Failure(fmt::format(
        "The program {} is not installed. Install the package postgresql-client.", words[0]));
  }
  if (error != 0) throw Failure(fmt::format("Cannot run {}: {}.", words[0], std::strerror(error)));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Failure(fmt::format("{} did not succeed: {}", words[0], first_line_of(said)));
}

// Files that go with the scope.
class Scratch {
 public:
  explicit Scratch(const fs::path& beside) : path_(beside) {
    path_ += fmt::format(".{}", getpid());
  }
  ~Scratch() {
    std::error_code ignored;
    for (const char* kind : {".said", ".part", ".sql", ".drop"}) fs::remove(file(kind), ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  fs::path file(const char* kind) const { return path_.string() + kind; }

 private:
  fs::path path_;
};

bool holds_tables(Session& session) {
  return !session.run("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1", {}).empty();
}

}  // namespace

void PostgresDatabase::backup(const fs::path& file) {
  const Scratch scratch(file);
  const auto part = scratch.file(".part");
  run_program(
      url_,
      {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + part.string()},
      scratch.file(".said"));
  std::error_code error;
  fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, error);
  fs::rename(part, file, error);
  if (error) throw Failure(fmt::format("Cannot write {}: {}.", file.string(), error.message()));
}

// Through SQL text, so that emptying and filling are one transaction: a backup that turns out to be
// cut short leaves what was there.
void restore(const Options& options, const fs::path& backup, Overwrite overwrite) {
  if (!fs::is_regular_file(backup))
    throw Failure(fmt::format("There is no backup at {}.", backup.string()));
  NodeLock lock(options.url);
  lock.ensure();
  {
    Session session(options.url);
    if (overwrite == Overwrite::no && holds_tables(session)) {
      throw Failure(
          "The database already holds tables. Choose an empty one, or say --force to replace it.");
    }
  }
  const Scratch scratch(fs::temp_directory_path() / "coloquio-restore");
  const auto said = scratch.file(".said");
  const auto sql = scratch.file(".sql");
  const auto drop = scratch.file(".drop");
  run_program(options.url,
              {"pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
               "--file=" + sql.string(), backup.string()},
              said);
  std::ofstream(drop) << "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;\n";
  run_program(options.url,
              {"psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction",
               "--file=" + drop.string(), "--file=" + sql.string()},
              said);
}

}  // namespace coloquio::db::postgres
