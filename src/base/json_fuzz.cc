// The JSON codec with any bytes: what it accepts it must write so that it reads back the same.
#include <cstdint>
#include <cstdlib>

#include "base/json.h"
#include "base/text.h"

namespace {

enum class ThingId : std::int64_t {};
enum class Status { open, public_ };
BOOST_DESCRIBE_ENUM(Status, open, public_)

struct Thing {
  std::optional<ThingId> id;
  std::optional<std::string> title;
  std::optional<Status> status;
  std::optional<coloquio::Instant> at;
  std::optional<double> share;
  std::optional<std::int32_t> votes;
  std::optional<std::uint8_t> byte;
  std::optional<bool> pinned;
  std::vector<Thing> children;
  std::map<std::string, Thing> named;
  coloquio::Json extra;
  static constexpr bool defaults_when_absent = true;
};
BOOST_DESCRIBE_STRUCT(Thing, (),
                      (id, title, status, at, share, votes, byte, pinned, children, named, extra))

void require(bool truth) {
  if (!truth) std::abort();
}

template <class T>
void round_trip(std::string_view text) {
  const auto first = coloquio::from_json<T>(text);
  if (!first) {
    require(!first.error().key.empty());
    return;
  }
  const auto written = coloquio::to_json(*first);
  const auto second = coloquio::from_json<T>(written);
  require(second.has_value());
  require(coloquio::to_json(*second) == written);
  require(coloquio::text::is_valid_utf8(written));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  round_trip<Thing>(text);
  round_trip<coloquio::Json>(text);
  return 0;
}
