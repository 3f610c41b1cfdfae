#include <map>

#include "community/bulk.h"
#include "people/service.h"
#include "transfer/stackexchange/imported_id.h"
#include "transfer/stackexchange/writer.h"

namespace coloquio::transfer::stackexchange {

struct Writer::PostBatch {
  db::Transaction& tx;
  const std::vector<Item<Post>>& items;
  const Orphans orphans;
  Outcome& outcome;
  MappedRows posts;                 // Questions, parents and accepted answers this batch speaks of.
  std::map<PersonId, int> written;  // Messages that are new, by author.
  std::map<PersonId, int> accepted;  // Of these, answers accepted.
  community::TagsByName tags;        // Of new questions.

  void fault(const Item<Post>& item, std::string reason) {
    outcome.faults.push_back({item.position, std::move(reason)});
  }
};

namespace {

using community::BulkConversation;
using community::BulkMessage;
using community::ConversationId;
using community::MessageId;

BulkMessage message_of(const Item<Post>& item, const Mapped& place, community::MessageKind kind,
                       PersonId author) {
  BulkMessage bulk;
  bulk.message.conversation = ConversationId{place.conversation};
  bulk.message.id = MessageId{place.message};
  bulk.message.kind = kind;
  bulk.message.author = author;
  bulk.message.body_markdown = item.markdown;
  bulk.message.body_html = item.html;
  bulk.message.imported_score = item.row.score;
  bulk.message.created_at = item.row.created_at;
  bulk.terms = item.terms;
  return bulk;
}

BulkConversation conversation_of(const Item<Post>& item, const Mapped& place, PersonId author,
                                 community::SpaceId space) {
  BulkConversation bulk;
  auto& conversation = bulk.conversation;
  conversation.id = ConversationId{place.conversation};
  conversation.space = space;
  conversation.kind = community::ConversationKind::question;
  conversation.title = item.title;
  conversation.slug = item.slug;
  conversation.tags = item.row.tags;
  conversation.author = author;
  conversation.first_message = MessageId{place.message};
  conversation.imported_score = item.row.score;
  conversation.closed_at = item.row.closed_at;
  conversation.created_at = conversation.active_at = item.row.created_at;
  bulk.messages.push_back(message_of(item, place, community::MessageKind::opening, author));
  return bulk;
}

}  // namespace

Outcome Writer::write(const std::vector<Item<Post>>& items, Orphans orphans) {
  Outcome outcome;
  std::vector<std::int64_t> others;
  std::vector<AuthorRef> refs;
  for (const auto& item : items) {
    if (item.unchanged()) continue;
    if (item.row.parent != 0) others.push_back(item.row.parent);
    if (item.row.accepted != 0) others.push_back(item.row.accepted);
    refs.push_back({item.row.author, item.row.created_at});
  }
  database_.write([&](db::Transaction& tx) {
    outcome = {};
    authors_.find(tx, refs);
    PostBatch batch{.tx = tx,
                    .items = items,
                    .orphans = orphans,
                    .outcome = outcome,
                    .posts = find_mapped(tx, source_, MapKind::post, others),
                    .written = {},
                    .accepted = {},
                    .tags = {}};
    write_questions(batch);
    write_answers(batch);
    for (const auto& [person, count] : batch.written) people::add_posts(tx, person, count);
    for (const auto& [person, count] : batch.accepted) {
      people::add_answers_accepted(tx, person, count);
    }
  });
  authors_.keep();
  return outcome;
}

void Writer::write_questions(PostBatch& batch) {
  std::vector<std::string> names;
  for (const auto& item : batch.items) {
    if (item.known) continue;
    names.insert(names.end(), item.row.tags.begin(), item.row.tags.end());
  }
  batch.tags = community::ensure_tags(batch.tx, names);
  for (const auto& item : batch.items) {
    if (item.row.type != Post::question) continue;
    if (item.unchanged()) {
      ++batch.outcome.questions.unchanged;
    } else {
      write_question(batch, item);
    }
  }
}

void Writer::write_question(PostBatch& batch, const Item<Post>& item) {
  auto& tx = batch.tx;
  const auto author = authors_.of(item.row.author);
  const auto native = item.row.id;
  if (item.known) {
    community::update(tx, conversation_of(item, *item.known, author, space_));
    update_hash(tx, source_, MapKind::post, native, item.hash);
    expect_accepted(batch, item, *item.known);
    ++batch.outcome.questions.changed;
    return;
  }
  const Mapped place{imported_id(source_, IdKind::conversation, native, item.row.created_at),
                     imported_id(source_, IdKind::message, native, item.row.created_at), item.hash};
  if (!insert_mapped(tx, source_, MapKind::post, native, place)) {
    return batch.fault(item, "this Id stands twice");
  }
  community::insert(tx, conversation_of(item, place, author, space_), batch.tags);
  batch.posts.emplace(native, place);
  ++batch.written[author];
  ++batch.outcome.questions.added;
  expect_accepted(batch, item, place);
}

// Accepts the answer that the question names, or notes that it is still to come.
void Writer::expect_accepted(PostBatch& batch, const Item<Post>& item, const Mapped& question) {
  if (item.row.accepted == 0) return;
  const auto answer = batch.posts.find(item.row.accepted);
  if (answer == batch.posts.end()) {
    insert_mapped(batch.tx, source_, MapKind::expected, item.row.accepted,
                  {question.conversation, 0, 0});
    return;
  }
  const auto author = community::accept(batch.tx, ConversationId{question.conversation},
                                        MessageId{answer->second.message});
  if (author) ++batch.accepted[*author];
}

void Writer::write_answers(PostBatch& batch) {
  std::vector<BulkMessage> added;
  std::vector<std::int64_t> added_ids;
  for (const auto& item : batch.items) {
    if (item.row.type != Post::answer) continue;
    if (item.unchanged()) {
      ++batch.outcome.answers.unchanged;
      continue;
    }
    const auto author = authors_.of(item.row.author);
    if (item.known) {
      community::update(batch.tx,
                        message_of(item, *item.known, community::MessageKind::answer, author));
      update_hash(batch.tx, source_, MapKind::post, item.row.id, item.hash);
      ++batch.outcome.answers.changed;
      continue;
    }
    const auto question = batch.posts.find(item.row.parent);
    if (question == batch.posts.end()) {
      ++batch.outcome.without_parent;
      if (batch.orphans == Orphans::faults) batch.fault(item, "its question is not there");
      continue;
    }
    const Mapped place{question->second.conversation,
                       imported_id(source_, IdKind::message, item.row.id, item.row.created_at),
                       item.hash};
    if (!insert_mapped(batch.tx, source_, MapKind::post, item.row.id, place)) {
      batch.fault(item, "this Id stands twice");
      continue;
    }
    added.push_back(message_of(item, place, community::MessageKind::answer, author));
    added_ids.push_back(item.row.id);
    ++batch.written[author];
    ++batch.outcome.answers.added;
  }
  community::append(batch.tx, added);
  accept_answers(batch, added_ids, added);
}

// `answers` are those that `ids` became, in the same order.
void Writer::accept_answers(PostBatch& batch, const std::vector<std::int64_t>& ids,
                            const std::vector<BulkMessage>& answers) {
  const auto expected = find_mapped(batch.tx, source_, MapKind::expected, ids);
  if (expected.empty()) return;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto question = expected.find(ids[i]);
    if (question == expected.end()) continue;
    const auto& answer = answers[i].message;
    const ConversationId asked{question->second.conversation};
    if (asked == answer.conversation &&
        community::accept(batch.tx, asked, answer.id, answer.created_at)) {
      ++batch.accepted[answer.author];
    }
    forget_mapped(batch.tx, source_, MapKind::expected, ids[i]);
  }
}

}  // namespace coloquio::transfer::stackexchange
