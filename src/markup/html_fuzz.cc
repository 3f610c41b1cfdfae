// html_to_markdown() on any bytes: valid UTF-8 stays valid, and what our renderer makes of it is
// safe. Where the quick reader accepts the HTML, it must agree with gumbo.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "markup/allow_list.h"
#include "markup/html_reader.h"
#include "markup/html_to_markdown.h"
#include "markup/markdown.h"
#include "markup/markdown_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coloquio;
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  if (size > 64 * 1024 || !text::is_valid_utf8(html)) return 0;

  markup::MarkdownWriter clean("https://x.es"), any("https://x.es");
  if (markup::read_clean_html(html, clean)) {
    markup::read_any_html(html, any);
    const auto quick = clean.finish(), thorough = any.finish();
    if (quick != thorough) {
      std::fprintf(stderr, "quick:\n%s\nthorough:\n%s\n", quick.c_str(), thorough.c_str());
      std::abort();
    }
  }

  const auto markdown = markup::html_to_markdown(html, "https://x.es");
  if (!text::is_valid_utf8(markdown)) std::abort();
  const auto rendered = markup::to_html(markdown, {.max_bytes = 1024 * 1024});
  if (rendered && !markup::first_violation(*rendered).empty()) std::abort();
  return 0;
}
