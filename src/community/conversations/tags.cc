#include "community/conversations/tags.h"

#include <algorithm>

#include "base/text.h"
#include "db/in_list.h"

namespace coloquio::community {
namespace {

std::vector<std::string> slugs_of(const std::vector<std::string>& names) {
  std::vector<std::string> slugs;
  for (const auto& name : names) slugs.push_back(text::slug(name));
  return slugs;
}

const Tag* find_in(const std::vector<Tag>& tags, const std::string& slug) {
  const auto found =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.slug == slug; });
  return found == tags.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Tag> find_tags(db::Connection& db, std::span<const std::string> slugs) {
  const db::InList in(slugs);
  std::vector<Tag> tags;
  for (const auto& row :
       db.run("SELECT id, slug, name FROM tag WHERE slug IN (" + in.sql() + ")", in.values())) {
    tags.push_back({row.get<TagId>(0), row.get<std::string>(1), row.get<std::string>(2)});
  }
  return tags;
}

void insert(db::Transaction& tx, const Tag& tag) {
  tx.execute("INSERT INTO tag (id, slug, name) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING",
             tag.id, tag.slug, tag.name);
}

void add_tag(db::Transaction& tx, ConversationId conversation, TagId tag) {
  tx.execute("INSERT INTO conversation_tag (conversation_id, tag_id) VALUES ($1, $2)", conversation,
             tag);
}

std::vector<std::string> clean_tags(const std::vector<std::string>& typed,
                                    std::vector<FieldError>& problems) {
  std::vector<std::string> names;
  std::vector<std::string> slugs;
  for (const auto& one : typed) {
    const auto name = text::clean_line(one);
    if (name.empty()) continue;
    const auto slug = text::slug(name);
    if (slug.empty() || text::count_graphemes(name) > tag_max) {
      problems.push_back(
          {"tags", "community.tag.form", {{"tag", name}, {"max", std::int64_t{tag_max}}}});
      continue;
    }
    if (std::find(slugs.begin(), slugs.end(), slug) != slugs.end()) continue;
    slugs.push_back(slug);
    names.push_back(name);
  }
  if (names.size() > tags_max) {
    problems.push_back({"tags", "community.tag.too_many", {{"max", std::int64_t{tags_max}}}});
  }
  return names;
}

Result<std::vector<std::string>> set_tags(db::Transaction& tx, ConversationId conversation,
                                          const std::vector<std::string>& names,
                                          const std::vector<std::int64_t>& ids, NewTags allowed) {
  const auto slugs = slugs_of(names);
  auto tags = names.empty() ? std::vector<Tag>{} : find_tags(tx, slugs);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (find_in(tags, slugs[i]) != nullptr) continue;
    if (allowed == NewTags::refused) {
      return fail_fields({{"tags", "community.tag.unknown", {{"tag", names[i]}}}});
    }
    insert(tx, {TagId{ids[i]}, slugs[i], names[i]});
  }
  if (tags.size() < names.size()) tags = find_tags(tx, slugs);
  tx.execute("DELETE FROM conversation_tag WHERE conversation_id = $1", conversation);
  std::vector<std::string> shown;
  for (const auto& slug : slugs) {
    const auto* tag = find_in(tags, slug);
    if (tag == nullptr) continue;
    add_tag(tx, conversation, tag->id);
    shown.push_back(tag->name);
  }
  return shown;
}

}  // namespace coloquio::community
