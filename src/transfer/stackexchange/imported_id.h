#pragma once

#include <cstdint>
#include <string_view>

#include "base/time.h"

namespace coloquio::transfer::stackexchange {

enum class IdKind { conversation, message, comment, person };

// The id that a row of a dump gets here: it grows with the row's date as all ids do, and follows
// from the row alone, so that a transaction may run twice and an interrupted import be taken up.
// Rows of one date get different ids as long as fewer than five million lie between theirs; for
// that the date may count as up to a second later.
std::int64_t imported_id(std::string_view source, IdKind kind, std::int64_t native_id,
                         Instant date);

}  // namespace coloquio::transfer::stackexchange
