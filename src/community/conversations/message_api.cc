#include "community/api.h"
#include "community/conversations/routes.h"

namespace coloquio::community {
namespace {

using api::MessageJson;
using web::List;
using web::Nothing;

struct ById {
  MessageId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct Draft {
  std::string body;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (body))

struct Preview {
  std::string html;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (html))

struct RevisionJson {
  std::int64_t number = 0;
  std::optional<std::string> title;
  std::string body;
  people::PersonCard edited_by;
  Instant replaced_at;
};
BOOST_DESCRIBE_STRUCT(RevisionJson, (), (number, title, body, edited_by, replaced_at))

Result<MessageJson> message_of(Community& community, const Viewer& viewer, MessageId id) {
  auto view = community.reading.message(viewer, id);
  if (!view) return fail(view.error());
  return api::to_wire(std::move(*view), viewer.is_guest());
}

Result<MessageJson> message_of(Community& community, const Viewer& viewer, Result<Message> done) {
  if (!done) return fail(done.error());
  return message_of(community, viewer, done->id);
}

void add_posting(web::Router& router, Community& community) {
  auto reply = web::typed<NewMessage, MessageJson>(
      web::Method::post, 201, "/api/v1/conversations/{id}/messages", Permission::post,
      "Answer, or comment on an answer (reply_to); 202 when a moderator looks first",
      [&community](const Viewer& viewer, NewMessage in) -> Result<web::Response> {
        auto done = community.posting.reply(viewer, std::move(in));
        if (done && done->id == MessageId{}) return web::json(R"({"held":true})", 202);
        auto message = message_of(community, viewer, std::move(done));
        if (!message) return fail(message.error());
        return web::json(to_json(*message), 201);
      });
  reply.replay = [&community](const Viewer& viewer, std::int64_t id) -> Result<web::Response> {
    auto message = message_of(community, viewer, MessageId{id});
    if (!message) return fail(message.error());
    return web::json(to_json(*message), 201);
  };
  router.add(std::move(reply));
  router.add(
      web::typed<Draft, Preview>(web::Method::post, 200, "/api/v1/preview", Permission::post,
                                 "Show what a text will look like; nothing is saved",
                                 [&community](const Viewer& viewer, Draft in) -> Result<Preview> {
                                   auto html = community.posting.preview(viewer, in.body);
                                   if (!html) return fail(html.error());
                                   return Preview{std::move(*html)};
                                 }));
}

void add_one(web::Router& router, Community& community) {
  router.get<ById, MessageJson>(
      "/api/v1/messages/{id}", Permission::everyone, "Show a message",
      [&community](const Viewer& viewer, ById in) { return message_of(community, viewer, in.id); });
  router.patch<MessageChange, MessageJson>(
      "/api/v1/messages/{id}", Permission::post,
      "Change a message; of an opening, its title and tags too",
      [&community](const Viewer& viewer, MessageChange in) {
        return message_of(community, viewer, community.posting.edit(viewer, std::move(in)));
      });
  router.remove<ById, Nothing>("/api/v1/messages/{id}", Permission::post, "Remove a message",
                               [&community](const Viewer& viewer, ById in) {
                                 return community.posting.remove(viewer, in.id);
                               });
  router.remove<ById, MessageJson>(
      "/api/v1/messages/{id}/removal", Permission::moderate, "Bring a removed message back",
      [&community](const Viewer& viewer, ById in) -> Result<MessageJson> {
        if (auto done = community.posting.restore(viewer, in.id); !done) return fail(done.error());
        return message_of(community, viewer, in.id);
      });
  router.get<ById, List<RevisionJson>>(
      "/api/v1/messages/{id}/revisions", Permission::signed_in,
      "List what a message said before its edits, newest first",
      [&community](const Viewer& viewer, ById in) -> Result<List<RevisionJson>> {
        auto revisions = community.reading.revisions(viewer, in.id);
        if (!revisions) return fail(revisions.error());
        List<RevisionJson> list;
        for (auto& one : *revisions) {
          RevisionJson json;
          json.number = one.number;
          if (!one.title.empty()) json.title = std::move(one.title);
          json.body = std::move(one.body_markdown);
          json.edited_by = std::move(one.edited_by);
          json.replaced_at = one.replaced_at;
          list.items.push_back(std::move(json));
        }
        return list;
      });
}

void add_votes(web::Router& router, Community& community) {
  router.put<ById, VoteState>("/api/v1/messages/{id}/vote", Permission::vote,
                              "Say that an answer is useful",
                              [&community](const Viewer& viewer, ById in) {
                                return community.answering.vote(viewer, in.id, true);
                              });
  router.remove<ById, VoteState>("/api/v1/messages/{id}/vote", Permission::vote,
                                 "Take the vote back", [&community](const Viewer& viewer, ById in) {
                                   return community.answering.vote(viewer, in.id, false);
                                 });
}

}  // namespace

void add_message_routes(web::Router& router, Community& community) {
  add_posting(router, community);
  add_one(router, community);
  add_votes(router, community);
}

}  // namespace coloquio::community
