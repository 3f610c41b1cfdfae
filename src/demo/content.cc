#include "demo/content.h"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

#include "base/embedded.h"
#include "base/json.h"

namespace coloquio::demo {
namespace {

template <class T>
T read(const EmbeddedFile& file) {
  auto value = from_json<T>(file.bytes);
  if (value) return std::move(*value);
  std::string where;
  for (const auto& field : value.error().fields)
    where += " " + field.field + " (" + field.key + ")";
  throw std::runtime_error(fmt::format("demo/content/{} is wrong:{}", file.path, where));
}

}  // namespace

Content load_content() {
  Content content;
  for (const auto& file : embedded::demo()) {
    if (file.path == "organisation.json") {
      content.organisation = read<OrganisationContent>(file);
    } else if (file.path.starts_with("conversations/")) {
      auto more = read<ConversationsFile>(file).conversations;
      std::move(more.begin(), more.end(), std::back_inserter(content.conversations));
    } else {
      content.people = read<PeopleContent>(file);
    }
  }
  return content;
}

}  // namespace coloquio::demo
