#pragma once

#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// House rules and privacy: the same sensible text for every installation.
Result<Response> terms_page(const PageKit& kit, const Request& request);
Result<Response> privacy_page(const PageKit& kit, const Request& request);

}  // namespace coloquio::community::pages
