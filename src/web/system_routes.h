#pragma once

#include "base/metrics.h"
#include "db/database.h"
#include "web/html.h"
#include "web/router.h"

namespace coloquio::web {

// What the house itself answers: /assets/…, /healthz, /readyz, /metrics (administrators, and this
// machine without a proxy), /api/openapi.json. The pipeline adds them; all arguments outlive the
// router.
void add_system_routes(Router& router, const PageKit& kit, db::Database& database,
                       const Metrics& metrics);

}  // namespace coloquio::web
