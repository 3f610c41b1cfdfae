#include "test/database.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include "db/migrate.h"

namespace coloquio::test {
namespace {

std::string server() {
  const char* const url = std::getenv("COLOQUIO_TEST_PG");
  return url == nullptr ? "" : url;
}

// Unique on this machine while the process lives.
std::string fresh_name() {
  static std::atomic<int> count = 0;
  return fmt::format("coloquio_test_{}_{}", getpid(), ++count);
}

std::filesystem::path folder_of(const std::string& name) {
  const std::filesystem::path root = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";
  return root / name;
}

// The server's URL with another database's name: the path is what follows the host.
std::string url_of(const std::string& database) {
  auto url = server();
  const auto slash = url.find('/', url.find("//") + 2);
  if (slash != std::string::npos) url.resize(slash);
  return url + "/" + database;
}

void tell_server(const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(server().c_str()),
                                                                &PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()),
                                                             &PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
}

// Migrated once a process; each test gets a copy.
class Template {
 public:
  Template() : name_(fresh_name()), folder_(folder_of(name_)) {
    if (!server().empty()) tell_server("CREATE DATABASE " + name_);
    db::Options options{.data = folder_};
    if (!server().empty()) options.url = url_of(name_);
    db::migrate(*db::Database::open(options), folder_);
  }
  ~Template() {
    std::filesystem::remove_all(folder_);
    if (!server().empty()) tell_server("DROP DATABASE " + name_ + " WITH (FORCE)");
  }
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  db::Options copy(const std::string& name, const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    db::Options options{.data = folder};
    if (server().empty()) {
      std::filesystem::copy_file(folder_ / "coloquio.db", folder / "coloquio.db");
    } else {
      tell_server("CREATE DATABASE " + name + " TEMPLATE " + name_);
      options.url = url_of(name);
    }
    return options;
  }

 private:
  std::string name_;
  std::filesystem::path folder_;
};

}  // namespace

TestDatabase::TestDatabase() {
  static const Template made;
  const auto name = fresh_name();
  folder_ = folder_of(name);
  options_ = made.copy(name, folder_);
  database_ = db::Database::open(options_);
}

TestDatabase::~TestDatabase() {
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  if (!options_.url.empty())
    tell_server("DROP DATABASE " + folder_.filename().string() + " WITH (FORCE)");
}

void TestDatabase::close() { database_.reset(); }

void TestDatabase::reopen() {
  close();
  database_ = db::Database::open(options_);
}

}  // namespace coloquio::test
