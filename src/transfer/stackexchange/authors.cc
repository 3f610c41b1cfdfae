#include "transfer/stackexchange/authors.h"

#include <charconv>

#include "people/service.h"
#include "transfer/stackexchange/convert.h"
#include "transfer/stackexchange/imported_id.h"
#include "transfer/stackexchange/store.h"

namespace coloquio::transfer::stackexchange {
namespace {

constexpr std::size_t most_kept = 300'000;
constexpr std::int64_t site_itself = -1;

// Rows of people who left carry no id, but often the name "user123" that the site made of it.
std::optional<std::int64_t> id_of(const Author& author) {
  if (author.id) return author.id;
  const std::string_view name = author.name;
  if (name.empty()) return site_itself;
  if (!name.starts_with("user")) return std::nullopt;
  std::int64_t id = 0;
  const auto* end = name.data() + name.size();
  const auto [stopped, error] = std::from_chars(name.data() + 4, end, id);
  return error == std::errc{} && stopped == end && id > 0 ? std::optional(id) : std::nullopt;
}

// Names have no number of their own; this one only picks an id.
std::int64_t number_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::string Authors::native_name(const Author& author) {
  const auto id = id_of(author);
  return id ? std::to_string(*id) : "name:" + author.name;
}

PersonId Authors::of(const Author& author) const {
  const auto native = native_name(author);
  const auto found = found_.find(native);
  return found != found_.end() ? found->second : kept_.at(native);
}

void Authors::keep() {
  if (kept_.size() + found_.size() > most_kept) kept_.clear();
  kept_.merge(found_);
  found_.clear();
}

void Authors::find(db::Transaction& tx, const std::vector<AuthorRef>& refs) {
  found_.clear();
  // Copied out of what is kept, so that keep() may drop that at any time.
  std::vector<std::int64_t> wanted;
  for (const auto& ref : refs) {
    const auto id = id_of(ref.author);
    if (id && !kept_.contains(std::to_string(*id))) wanted.push_back(*id);
  }
  for (const auto& [id, mapped] : find_mapped(tx, source_, MapKind::user, wanted)) {
    found_.emplace(std::to_string(id), PersonId{mapped.message});
  }
  for (const auto& ref : refs) {
    const auto native = native_name(ref.author);
    if (kept_.contains(native) || found_.contains(native)) continue;
    const auto known = people::find_identity(tx, source_, native);
    found_.emplace(native, known ? *known : make(tx, ref, native));
  }
}

PersonId Authors::make(db::Transaction& tx, const AuthorRef& ref, const std::string& native) {
  const auto id = id_of(ref.author);
  const auto number = id.value_or(number_of(native));
  const PersonId person{imported_id(source_, IdKind::person, number, ref.date)};
  people::Person row;
  row.id = person;
  row.name = number == site_itself ? "Community" : name_of(ref.author.name, number);
  row.created_at = ref.date;
  people::add_person(tx, row);
  people::add_identity(tx, {.id = people::IdentityId{raw(person)},
                            .person = person,
                            .network = source_,
                            .native_id = native,
                            .evidence = "import",
                            .verified = false,
                            .created_at = ref.date});
  if (id) insert_mapped(tx, source_, MapKind::user, *id, {0, raw(person), 0});
  return person;
}

}  // namespace coloquio::transfer::stackexchange
