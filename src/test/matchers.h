#pragma once

#include <gmock/gmock.h>

#include "base/result.h"

namespace coloquio {

// A Result that failed in the expected way, not just in any: EXPECT_THAT(result,
// FailsWith(Kind::conflict)).
MATCHER_P(FailsWith, kind, "fails with the expected kind") {
  if (arg.has_value()) {
    *result_listener << "which succeeded";
    return false;
  }
  *result_listener << "which failed with " << arg.error().key;
  return arg.error().kind == kind;
}

}  // namespace coloquio
