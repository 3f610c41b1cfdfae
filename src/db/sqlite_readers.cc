#include "db/sqlite_readers.h"

namespace coloquio::db::sqlite {
namespace {

constexpr std::size_t kMostIdle = 32;

}  // namespace

void Readers::read(const std::function<void(Connection&)>& work) {
  auto handle = take();
  try {
    handle->command("BEGIN");
    work(*handle);
    handle->command("COMMIT");
  } catch (...) {
    handle->roll_back();
    give_back(std::move(handle));
    throw;
  }
  give_back(std::move(handle));
}

std::unique_ptr<Handle> Readers::take() {
  {
    std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto handle = std::move(idle_.back());
      idle_.pop_back();
      return handle;
    }
  }
  return std::make_unique<Handle>(file_, Mode::read);
}

void Readers::give_back(std::unique_ptr<Handle> handle) {
  std::lock_guard lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(handle));
}

}  // namespace coloquio::db::sqlite
