// A dump file of any bytes: rows come out or errors are told, whatever the pieces it comes in.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "transfer/memory_source.h"
#include "transfer/stackexchange/dump.h"
#include "transfer/stackexchange/dump_reader.h"

namespace {

using namespace coloquio::transfer;

std::size_t rows_in(std::string_view xml, std::size_t step) {
  std::size_t rows = 0;
  RowErrors errors({});
  stackexchange::DumpReader reader(std::make_unique<MemorySource>(std::string(xml), step),
                                   "Posts.xml", errors);
  while (true) {
    const auto row = reader.next();
    if (!row || *row == nullptr) return rows;
    ++rows;
    const auto post = stackexchange::to_post(**row);
    if (post && !coloquio::text::is_valid_utf8(post->title + post->body_html)) std::abort();
    (void)stackexchange::to_user(**row);
    (void)stackexchange::to_comment(**row);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  if (rows_in(xml, xml.npos) != rows_in(xml, 7)) std::abort();
  return 0;
}
