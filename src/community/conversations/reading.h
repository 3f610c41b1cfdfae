#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"

namespace coloquio::community {

// recent: newest activity first. unanswered: without a reply. unsolved: questions without solution.
// solved: with one.
enum class Tab { recent, unanswered, unsolved, solved };
BOOST_DESCRIBE_ENUM(Tab, recent, unanswered, unsolved, solved)

struct ListQuery {
  std::optional<std::string> space;  // A slug: that space and all inside it.
  std::optional<Tab> tab;
  std::optional<ConversationKind> kind;
  std::optional<std::string> tag;  // A tag's slug.
  std::optional<PersonId> author;
  std::optional<std::string> after;  // Page::next of the page before.
  std::optional<int> limit;          // 1 to 100; 20 when absent.
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (space, tab, kind, tag, author, after, limit))

struct TagCount {
  std::string name;
  std::string slug;
  std::int64_t conversations = 0;
};
BOOST_DESCRIBE_STRUCT(TagCount, (), (name, slug, conversations))

// What people read. Guests cost the same few statements as everybody else; what a viewer may not
// see is absent from lists and counts, and Kind::not_found when asked for by id. What was removed
// is Kind::gone, except for who moderates.
class Reading {
 public:
  Reading(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // The conversation with its first messages, or those after `after`.
  Result<Topic> show(const Viewer& viewer, ConversationId id,
                     std::optional<MessageId> after = std::nullopt, int limit = messages_a_page);
  // The same, of the page that holds `message`: for links to one message.
  Result<Topic> show_at(const Viewer& viewer, ConversationId id, MessageId message);
  Result<Page<MessageView>> messages(const Viewer& viewer, ConversationId id,
                                     std::optional<MessageId> after, int limit);
  // One message with its conversation: forms for edit and report.
  Result<MessageView> message(const Viewer& viewer, MessageId id);
  // Pinned ones come first on the first page of `recent` within one space. Kind::not_found when the
  // named space is.
  Result<Page<ConversationLine>> list(const Viewer& viewer, const ListQuery& query);
  // How many conversations a tab holds, at most `most`: the number beside "Sin respuesta".
  std::int64_t count(const Viewer& viewer, const ListQuery& query, std::int64_t most = 1000);
  // The messages somebody wrote that the viewer may read, newest first: profiles.
  struct Written {
    MessageView message;
    Conversation conversation;
  };
  Page<Written> written_by(const Viewer& viewer, PersonId person, std::string_view after,
                           int limit);
  // Most used among what the viewer may see.
  std::vector<TagCount> tags(const Viewer& viewer, std::string_view prefix, int limit);
  // Earlier versions, newest first. Of a message the viewer may read; Kind::forbidden for guests.
  Result<std::vector<Revision>> revisions(const Viewer& viewer, MessageId id);
  // Newest conversations of public spaces, whatever the viewer: feeds and sitemap.
  // `after`: 0, or the last id of the page before.
  struct Address {
    ConversationId id{};
    std::string slug;
    Instant changed_at;
  };
  std::vector<Address> addresses(ConversationId after, int limit);

 private:
  struct Frame;  // A conversation the viewer may see, and its space.
  Result<Frame> frame(db::Connection& db, const Viewer& viewer, const VisibleSpaces& visible,
                      ConversationId id);

  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
