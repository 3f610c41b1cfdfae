#include "community/api.h"

#include "community/conversations/routes.h"

namespace coloquio::community {
namespace {

using api::ConversationJson;
using api::MessageJson;
using api::TopicJson;
using web::List;
using web::Nothing;

struct ById {
  ConversationId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct MessagesQuery {
  ConversationId id{};
  std::optional<MessageId> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(MessagesQuery, (), (id, after, limit))

struct Acceptance {
  ConversationId id{};
  MessageId message{};
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (id, message))

struct TagsQuery {
  std::optional<std::string> prefix;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(TagsQuery, (), (prefix, limit))

Result<TopicJson> topic_of(Community& community, const Viewer& viewer, ConversationId id) {
  auto topic = community.reading.show(viewer, id);
  if (!topic) return fail(topic.error());
  return api::to_wire(std::move(*topic), viewer.is_guest());
}

// After a verb: the conversation as it stands now.
Result<TopicJson> topic_of(Community& community, const Viewer& viewer, Result<Conversation> done) {
  if (!done) return fail(done.error());
  return topic_of(community, viewer, done->id);
}

void add_reading(web::Router& router, Community& community) {
  router.get<ListQuery, List<ConversationJson>>(
      "/api/v1/conversations", Permission::everyone, "List conversations, newest activity first",
      [&community](const Viewer& viewer, ListQuery in) -> Result<List<ConversationJson>> {
        auto page = community.reading.list(viewer, in);
        if (!page) return fail(page.error());
        community.readers.mark(viewer, page->items);
        List<ConversationJson> list;
        for (auto& line : page->items) list.items.push_back(api::to_wire(std::move(line)));
        list.next = std::move(page->next);
        return list;
      });
  router.get<ById, TopicJson>(
      "/api/v1/conversations/{id}", Permission::everyone,
      "Show a conversation with its first 20 messages",
      [&community](const Viewer& viewer, ById in) { return topic_of(community, viewer, in.id); });
  router.get<MessagesQuery, List<MessageJson>>(
      "/api/v1/conversations/{id}/messages", Permission::everyone,
      "List the messages of a conversation, oldest first",
      [&community](const Viewer& viewer, MessagesQuery in) -> Result<List<MessageJson>> {
        auto page =
            community.reading.messages(viewer, in.id, in.after, in.limit.value_or(messages_a_page));
        if (!page) return fail(page.error());
        List<MessageJson> list;
        for (auto& view : page->items) {
          list.items.push_back(api::to_wire(std::move(view), viewer.is_guest()));
        }
        list.next = std::move(page->next);
        return list;
      });
  router.get<TagsQuery, List<TagCount>>(
      "/api/v1/tags", Permission::everyone, "List the tags in use, most used first",
      [&community](const Viewer& viewer, TagsQuery in) -> Result<List<TagCount>> {
        return List<TagCount>{
            community.reading.tags(viewer, in.prefix.value_or(""), in.limit.value_or(30)),
            std::nullopt};
      });
}

void add_writing(web::Router& router, Community& community) {
  auto start = web::typed<NewConversation, TopicJson>(
      web::Method::post, 201, "/api/v1/conversations", Permission::post,
      "Ask a question or start a discussion",
      [&community](const Viewer& viewer, NewConversation in) -> Result<TopicJson> {
        auto started = community.posting.start(viewer, std::move(in));
        if (!started) return fail(started.error());
        return topic_of(community, viewer, started->conversation.id);
      });
  start.replay = [&community](const Viewer& viewer, std::int64_t id) -> Result<web::Response> {
    auto topic = topic_of(community, viewer, ConversationId{id});
    if (!topic) return fail(topic.error());
    return web::json(to_json(*topic), 201);
  };
  router.add(std::move(start));
  router.remove<ById, Nothing>(
      "/api/v1/conversations/{id}", Permission::post,
      "Remove a conversation: one's own that nobody answered; any for who moderates",
      [&community](const Viewer& viewer, ById in) -> Result<> {
        const auto topic = community.reading.show(viewer, in.id, std::nullopt, 1);
        if (!topic) return fail(topic.error());
        return community.posting.remove(viewer, topic->conversation.first_message);
      });
  router.patch<ConversationChange, TopicJson>(
      "/api/v1/conversations/{id}", Permission::moderate, "Move, pin or close a conversation",
      [&community](const Viewer& viewer, ConversationChange in) {
        return topic_of(community, viewer, community.moderation.change(viewer, std::move(in)));
      });
}

void add_answering(web::Router& router, Community& community) {
  router.put<Acceptance, TopicJson>(
      "/api/v1/conversations/{id}/accepted", Permission::post, "Accept an answer as the solution",
      [&community](const Viewer& viewer, Acceptance in) {
        return topic_of(community, viewer, community.answering.accept(viewer, in.id, in.message));
      });
  router.remove<ById, TopicJson>(
      "/api/v1/conversations/{id}/accepted", Permission::post, "Take the acceptance back",
      [&community](const Viewer& viewer, ById in) {
        return topic_of(community, viewer, community.answering.unaccept(viewer, in.id));
      });
  router.put<ById, MeTooState>("/api/v1/conversations/{id}/me_too", Permission::vote,
                               "Say that you have the same question",
                               [&community](const Viewer& viewer, ById in) {
                                 return community.answering.me_too(viewer, in.id, true);
                               });
  router.remove<ById, MeTooState>("/api/v1/conversations/{id}/me_too", Permission::vote,
                                  "Take that back", [&community](const Viewer& viewer, ById in) {
                                    return community.answering.me_too(viewer, in.id, false);
                                  });
}

}  // namespace

void add_conversation_routes(web::Router& router, Community& community) {
  add_reading(router, community);
  add_writing(router, community);
  add_answering(router, community);
}

}  // namespace coloquio::community
