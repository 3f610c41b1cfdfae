// to_html() on any bytes: what comes out passes the allow-list and is valid UTF-8.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "markup/allow_list.h"
#include "markup/markdown.h"
#include "markup/plain_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coloquio;
  const std::string_view markdown(reinterpret_cast<const char*>(data), size);
  const auto rendered = markup::render(markdown);
  if (!rendered) return 0;
  if (const auto problem = markup::first_violation(rendered->html); !problem.empty()) {
    std::fprintf(stderr, "%s in:\n%s\n", problem.c_str(), rendered->html.c_str());
    std::abort();
  }
  if (!text::is_valid_utf8(rendered->html) || !text::is_valid_utf8(rendered->text)) std::abort();
  if (text::count_graphemes(markup::plain_text(markdown, 40)) > 40) std::abort();
  return 0;
}
