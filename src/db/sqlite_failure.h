#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace coloquio::db::sqlite {

// Throws the Failure for `code`: a ConstraintFailure, or a sentence that says what to do about the
// file. `connection` may be null (opening failed).
[[noreturn]] void raise(int code, sqlite3* connection, const std::filesystem::path& file);

// The same for a system call on `path` that set errno to `error`; `wish` is "create", "write to"…
[[noreturn]] void raise_errno(int error, const std::string& wish,
                              const std::filesystem::path& path);

}  // namespace coloquio::db::sqlite
