#pragma once

#include <string>

#include "community/conversations/views.h"
#include "web/site.h"

namespace coloquio::community::pages {

// What was said, without markup.
std::string plain_text(const Message& message);

// A <script type="application/ld+json"> element that tells search engines of the question and its
// answers (schema.org QAPage); "" for discussions. In its strings "<", ">", "&", U+2028 and U+2029
// are escaped, because an HTML parser looks for "</script" and an old one reads those two as line
// ends; ctemplate's JavaScript escapes are not JSON, hence a maker of its own.
std::string qa_page(const web::Site& site, const Topic& topic);

}  // namespace coloquio::community::pages
