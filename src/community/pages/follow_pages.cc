#include "community/pages/follow_pages.h"

#include "community/circle.h"

namespace coloquio::community::pages {

Result<Response> FollowPages::written(const Request& request) {
  const auto page = community_.circle().follows.written(request.viewer, request.param("after"), 30);
  if (!page) return fail(page.error());
  Values values;
  for (const auto& line : page->items) {
    auto& row = web::add(values, "LINE");
    set_avatar(row, line.author);
    web::set(row, "NAME", line.author.name);
    web::set(row, "TITLE", line.conversation.title);
    web::set(row, "URL", "/messages/" + to_string(line.message));
    set_time(row, kit_, request, line.at);
  }
  web::show(values, "EMPTY", page->items.empty());
  if (page->next) web::set_section(values, "MORE", "MORE_URL", "/following?after=" + *page->next);
  const web::PageHead head{.title = kit_.say(request, "follows.title"),
                           .description = "",
                           .canonical = "",
                           .json_ld_html = "",
                           .feed = "",
                           .section = "",
                           .index = false};
  return web::page(kit_, request, head, "community/html/following.tpl", values);
}

Result<Response> FollowPages::follow(const Request& request) {
  const auto id = path_id<PersonId>(request);
  if (!id) return no_such_page();
  auto& follows = community_.circle().follows;
  const auto done = request.form("follow") == "1" ? follows.follow(request.viewer, *id)
                                                  : follows.unfollow(request.viewer, *id);
  if (!done) return fail(done.error());
  return web::see_other(people::path_of(*id));
}

}  // namespace coloquio::community::pages
