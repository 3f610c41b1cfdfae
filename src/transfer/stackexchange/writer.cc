#include "transfer/stackexchange/writer.h"

#include <map>

#include "base/text.h"
#include "community/bulk.h"
#include "people/service.h"
#include "transfer/stackexchange/imported_id.h"

namespace coloquio::transfer::stackexchange {
namespace {

constexpr std::size_t max_headline = 80;

people::Person person_of(const Item<User>& item, PersonId id) {
  people::Person person;
  person.id = id;
  person.name = name_of(item.row.name, item.row.id);
  person.headline = text::truncate(text::clean_line(item.row.location), max_headline);
  person.bio_markdown = item.markdown;
  person.bio_html = item.html;
  person.created_at = item.row.created_at;
  return person;
}

}  // namespace

Outcome Writer::write(const std::vector<Item<User>>& items) {
  Outcome outcome;
  database_.write([&](db::Transaction& tx) {
    outcome = {};
    for (const auto& item : items) {
      if (item.unchanged()) {
        ++outcome.people.unchanged;
      } else if (item.known) {
        change_user(tx, item);
        ++outcome.people.changed;
      } else {
        add_user(tx, item, outcome);
      }
    }
  });
  return outcome;
}

void Writer::add_user(db::Transaction& tx, const Item<User>& item, Outcome& outcome) {
  const PersonId id{imported_id(source_, IdKind::person, item.row.id, item.row.created_at)};
  if (!insert_mapped(tx, source_, MapKind::user, item.row.id, {0, raw(id), item.hash})) {
    outcome.faults.push_back({item.position, "this Id stands twice"});
    return;
  }
  people::add_person(tx, person_of(item, id));
  people::add_identity(tx, {.id = people::IdentityId{raw(id)},
                            .person = id,
                            .network = source_,
                            .native_id = std::to_string(item.row.id),
                            .evidence = "import",
                            .verified = false,
                            .created_at = item.row.created_at});
  ++outcome.people.added;
}

void Writer::change_user(db::Transaction& tx, const Item<User>& item) {
  const PersonId id{item.known->message};
  // Who claimed their identity looks after their profile themselves.
  if (!people::find_account_of(tx, id)) people::update_profile(tx, person_of(item, id));
  update_hash(tx, source_, MapKind::user, item.row.id, item.hash);
}

Outcome Writer::write(const std::vector<Item<Comment>>& items) {
  Outcome outcome;
  std::vector<std::int64_t> posts;
  std::vector<AuthorRef> refs;
  for (const auto& item : items) {
    posts.push_back(item.row.post);
    if (!item.known) refs.push_back({item.row.author, item.row.created_at});
  }

  database_.write([&](db::Transaction& tx) {
    outcome = {};
    authors_.find(tx, refs);
    const auto parents = find_mapped(tx, source_, MapKind::post, posts);
    std::vector<community::BulkMessage> added;
    std::map<PersonId, int> written;
    for (const auto& item : items) {
      const auto parent = parents.find(item.row.post);
      if (item.unchanged()) {
        ++outcome.comments.unchanged;
        continue;
      }
      if (parent == parents.end()) {
        outcome.faults.push_back({item.position, "its post is not there"});
        continue;
      }
      community::BulkMessage bulk;
      bulk.message.conversation = community::ConversationId{parent->second.conversation};
      bulk.message.kind = community::MessageKind::comment;
      bulk.message.reply_to = community::MessageId{parent->second.message};
      bulk.message.body_markdown = item.markdown;
      bulk.message.body_html = item.html;
      bulk.message.imported_score = item.row.score;
      bulk.message.created_at = item.row.created_at;
      bulk.terms = item.terms;
      if (item.known) {
        bulk.message.id = community::MessageId{item.known->message};
        community::update(tx, bulk);
        update_hash(tx, source_, MapKind::comment, item.row.id, item.hash);
        ++outcome.comments.changed;
        continue;
      }
      const auto id = imported_id(source_, IdKind::comment, item.row.id, item.row.created_at);
      if (!insert_mapped(tx, source_, MapKind::comment, item.row.id,
                         {parent->second.conversation, id, item.hash})) {
        outcome.faults.push_back({item.position, "this Id stands twice"});
        continue;
      }
      bulk.message.id = community::MessageId{id};
      bulk.message.author = authors_.of(item.row.author);
      ++written[bulk.message.author];
      ++outcome.comments.added;
      added.push_back(std::move(bulk));
    }
    community::append(tx, added);
    for (const auto& [person, count] : written) people::add_posts(tx, person, count);
  });
  authors_.keep();
  return outcome;
}

}  // namespace coloquio::transfer::stackexchange
