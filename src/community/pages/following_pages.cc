#include "community/pages/following_pages.h"

#include "community/pages/follow_values.h"
#include "web/url.h"

namespace coloquio::community::pages {

Result<Response> FollowingPages::conversation(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto done = community_.following.follow(request.viewer, *id, level_of(request));
  if (!done) return fail(done.error());
  return web::see_other("/t/-/" + to_string(*id) + "?done=followed");
}

Result<Response> FollowingPages::space(const Request& request) {
  const std::string slug(request.path_value("slug"));
  const auto done = community_.following.follow_space(request.viewer, slug, level_of(request));
  if (!done) return fail(done.error());
  return web::see_other("/c/" + web::encode(slug) + "?done=followed");
}

Result<Response> FollowingPages::tag(const Request& request) {
  const std::string slug(request.path_value("slug"));
  const auto done = community_.following.follow_tag(request.viewer, slug, level_of(request));
  if (!done) return fail(done.error());
  return web::see_other("/tags/" + web::encode(slug) + "?done=followed");
}

Result<Response> FollowingPages::mark_read(const Request& request) {
  const std::string slug(request.form("space"));
  const auto done = community_.readers.mark_all_read(request.viewer, slug);
  if (!done) return fail(done.error());
  return web::see_other((slug.empty() ? "/questions" : "/c/" + web::encode(slug)) + "?done=read");
}

Result<Response> FollowingPages::first_unread(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto message = community_.readers.first_unread(request.viewer, *id);
  if (!message) return fail(message.error());
  return web::see_other("/messages/" + to_string(*message));
}

}  // namespace coloquio::community::pages
