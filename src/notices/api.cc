#include "notices/routes.h"

namespace coloquio::notices {
namespace {

using web::List;
using web::Nothing;

struct ById {
  NoticeId id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

struct PageWanted {
  std::optional<std::string> after;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(PageWanted, (), (after, limit))

// `title` and `actor` are absent when you may not read the conversation any more.
struct NoticeJson {
  NoticeId id{};
  NoticeKind kind{};
  ConversationId conversation{};
  MessageId message{};  // The first unread one.
  std::string url;
  std::optional<std::string> title;
  std::optional<people::PersonCard> actor;  // Who did it last.
  std::int64_t people = 1;                  // How many did.
  Instant at;
  std::optional<Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(NoticeJson, (),
                      (id, kind, conversation, message, url, title, actor, people, at, read_at))

struct Count {
  std::int64_t unread = 0;  // At most 100.
};
BOOST_DESCRIBE_STRUCT(Count, (), (unread))

struct AllRead {
  Instant read_at;
};
BOOST_DESCRIBE_STRUCT(AllRead, (), (read_at))

NoticeJson to_wire(NoticeView view) {
  NoticeJson json;
  json.id = view.notice.id;
  json.kind = view.notice.kind;
  json.conversation = view.notice.conversation;
  json.message = view.notice.first;
  json.url = "/notices/" + to_string(view.notice.id);
  json.people = view.notice.people;
  json.at = view.notice.at;
  json.read_at = view.notice.read_at;
  if (!view.title.empty()) {
    json.title = std::move(view.title);
    json.actor = std::move(view.actor);
  }
  return json;
}

}  // namespace

void add_api_routes(web::Router& router, Notices& notices) {
  auto& inbox = notices.inbox;
  router.get<PageWanted, List<NoticeJson>>(
      "/api/v1/notices", Permission::signed_in, "List your notices, newest first",
      [&inbox](const Viewer& viewer, PageWanted in) -> Result<List<NoticeJson>> {
        auto page = inbox.list(viewer, in.after.value_or(""), in.limit.value_or(20));
        if (!page) return fail(page.error());
        List<NoticeJson> list;
        for (auto& view : page->items) list.items.push_back(to_wire(std::move(view)));
        list.next = std::move(page->next);
        return list;
      });
  router.get<Nothing, Count>(
      "/api/v1/notices/count", Permission::signed_in, "Count your unread notices",
      [&inbox](const Viewer& viewer) { return Result<Count>{Count{inbox.count_unread(viewer)}}; });
  router.put<ById, Nothing>(
      "/api/v1/notices/{id}/read", Permission::signed_in, "Mark a notice as read",
      [&inbox](const Viewer& viewer, ById in) { return inbox.mark_read(viewer, in.id); });
  router.remove<ById, Nothing>(
      "/api/v1/notices/{id}/read", Permission::signed_in, "Mark a notice as unread again",
      [&inbox](const Viewer& viewer, ById in) { return inbox.mark_unread(viewer, in.id); });
  router.put<Nothing, AllRead>("/api/v1/notices/read", Permission::signed_in,
                               "Mark all notices as read; read_at undoes it",
                               [&inbox](const Viewer& viewer) -> Result<AllRead> {
                                 const auto at = inbox.mark_all_read(viewer);
                                 if (!at) return fail(at.error());
                                 return AllRead{*at};
                               });
  router.remove<AllRead, Nothing>("/api/v1/notices/read", Permission::signed_in,
                                  "Undo that: what was marked at read_at is unread again",
                                  [&inbox](const Viewer& viewer, AllRead in) {
                                    return inbox.undo_all_read(viewer, in.read_at);
                                  });
  auto& book = notices.preferences;
  router.get<Nothing, Preferences>("/api/v1/me/notices", Permission::signed_in,
                                   "Show what you get by mail, and when",
                                   [&book](const Viewer& viewer) { return book.of(viewer); });
  router.put<Preferences, Nothing>(
      "/api/v1/me/notices", Permission::signed_in,
      "Choose what you get by mail, how often a digest, and your quiet hours",
      [&book](const Viewer& viewer, Preferences in) { return book.set(viewer, in); });
}

}  // namespace coloquio::notices
