#include "db/enum_name.h"
#include "notices/routes.h"
#include "web/url.h"
#include "web/values.h"

// The page behind the bell, and the stream that keeps the bell true.
namespace coloquio::notices {
namespace {

using web::add;
using web::Request;
using web::Response;
using web::set;
using web::set_section;
using web::show;
using web::Values;

constexpr int shown = 20;

struct NoticePages {
  const web::PageKit& kit;
  Inbox& inbox;

  // "Ana y 3 personas más respondieron": the template adds the conversation.
  std::string words(const Request& r, const NoticeView& view) const {
    if (view.title.empty()) return kit.say(r, "notices.gone");
    return kit.say(r, "notices.say." + std::string(db::to_name(view.notice.kind)),
                   {{"name", view.actor.name},
                    {"count", view.notice.people},
                    {"others", view.notice.people - 1}});
  }

  void set_row(Values& row, const Request& r, const NoticeView& view) const {
    const auto& notice = view.notice;
    set(row, "ID", to_string(notice.id));
    set(row, "WORDS", words(r, view));
    if (!view.title.empty()) {
      auto& link = add(row, "LINK");
      set(link, "URL", "/notices/" + to_string(notice.id));
      set(link, "TITLE", view.title);
      set(row, "INITIALS", view.actor.initials);
      set(row, "HUE", view.actor.is_staff ? std::string_view("av-staff") : view.actor.hue);
    }
    show(row, notice.read_at ? "READ" : "UNREAD");
    set(row, "AT_ISO", to_iso(notice.at).substr(0, 19) + "Z");
    set(row, "AT_FULL", words::full_date_time(r.viewer.language, notice.at, kit.site.time_zone));
    set(row, "AT_WORDS", words::relative(r.viewer.language, notice.at, kit.clock.now()));
  }

  Result<Response> list(const Request& r) const {
    const auto page = inbox.list(r.viewer, r.param("after"), shown);
    if (!page) return fail(page.error());
    Values values;
    for (const auto& view : page->items) set_row(add(values, "NOTICE"), r, view);
    const bool first = r.param("after").empty();
    show(values, "EMPTY", page->items.empty());
    show(values, "MARK_ALL", inbox.count_unread(r.viewer) > 0);
    show(values, "BACK", !first);
    if (page->next) {
      set_section(values, "MORE", "MORE_URL", "/notices?after=" + web::encode(*page->next));
    }
    // "All read" can be taken back as long as its page is open.
    set_section(values, "UNDO", "MARKED_AT", r.param("marked"));
    web::PageHead head;
    head.title = kit.say(r, "notices.title");
    head.section = "notices";
    head.index = false;
    return web::page(kit, r, head, "notices/html/list.tpl", values);
  }

  // Leads to what it tells of, and reads it.
  Result<Response> open(const Request& r) const {
    NoticeId id{};
    if (!parse_id(r.path_value("id"), id)) return fail(Kind::not_found, "notices.not_found");
    const auto view = inbox.find(r.viewer, id);
    if (!view) return fail(view.error());
    if (const auto read = inbox.mark_read(r.viewer, id); !read) return fail(read.error());
    if (view->title.empty()) return fail(Kind::gone, "notices.gone");
    return web::see_other("/messages/" + to_string(view->notice.first));
  }

  Result<Response> mark(const Request& r) const {
    NoticeId id{};
    if (!parse_id(r.path_value("id"), id)) return fail(Kind::not_found, "notices.not_found");
    const auto done =
        r.form("read") == "1" ? inbox.mark_read(r.viewer, id) : inbox.mark_unread(r.viewer, id);
    if (!done) return fail(done.error());
    return web::see_other("/notices");
  }

  Result<Response> mark_all(const Request& r) const {
    Instant marked{};
    if (from_iso(std::string(r.form("undo")), marked)) {
      const auto undone = inbox.undo_all_read(r.viewer, marked);
      if (!undone) return fail(undone.error());
      return web::see_other("/notices");
    }
    const auto at = inbox.mark_all_read(r.viewer);
    if (!at) return fail(at.error());
    return web::see_other("/notices?marked=" + web::encode(to_iso(*at)));
  }

  static Result<Response> live(const Request& r) {
    Response response;
    response.sse_channel = Live::channel_of(r.viewer.person);
    return response;
  }
};

}  // namespace

void add_page_routes(web::Router& router, const web::PageKit& kit, Notices& notices) {
  const NoticePages pages{kit, notices.inbox};
  const auto member = Permission::signed_in;
  router.page(web::Method::get, "/notices", member,
              [pages](const Request& r) { return pages.list(r); });
  router.page(
      web::Method::get, "/notices/{id}", member,
      [pages](const Request& r) { return pages.open(r); }, web::Run::worker);
  router.page(web::Method::post, "/notices/{id}/read", member,
              [pages](const Request& r) { return pages.mark(r); });
  router.page(web::Method::post, "/notices/read", member,
              [pages](const Request& r) { return pages.mark_all(r); });
  router.page(web::Method::get, "/live", member, NoticePages::live).rate = web::Rate::none;
}

}  // namespace coloquio::notices
