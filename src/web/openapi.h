#pragma once

#include <string>

#include "web/router.h"
#include "web/site.h"

namespace coloquio::web {

// The OpenAPI 3.1 document of the router's typed endpoints: paths, parameters, bodies, schemas,
// errors, who may. The console's types are generated from it.
std::string openapi(const Router& router, const Site& site);

}  // namespace coloquio::web
