#include "community/pages/verbs.h"

#include <algorithm>

namespace coloquio::community::pages {
namespace {

// A query string without "done=…", which told of the verb before.
std::string without_done(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    if (!part.empty() && !part.starts_with("done="))
      kept.append(kept.empty() ? "" : "&").append(part);
  }
  return kept;
}

}  // namespace

std::string Verbs::back(const Request& request, ConversationId conversation, std::string_view done,
                        std::string_view anchor) const {
  std::string path = "/t/-/" + to_string(conversation);
  std::string query;
  auto referer = request.header("referer");
  referer = referer.substr(0, referer.find('#'));
  const auto host = referer.find("://");
  const auto slash = host == std::string_view::npos ? host : referer.find('/', host + 3);
  if (slash != std::string_view::npos) {
    const auto local = referer.substr(slash);
    const auto page = local.substr(0, local.find('?'));
    if (page.starts_with("/t/") && page.ends_with("/" + to_string(conversation))) {
      path = page;
      query = without_done(local.substr(std::min(page.size() + 1, local.size())));
    }
  }
  if (!done.empty()) query.append(query.empty() ? "" : "&").append("done=").append(done);
  if (!query.empty()) path.append("?").append(query);
  if (!anchor.empty()) path.append("#m-").append(anchor);
  return path;
}

Result<Response> Verbs::vote(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto message = community_.reading.message(request.viewer, *id);
  if (!message) return fail(message.error());
  const auto voted = community_.answering.vote(request.viewer, *id, request.form("useful") == "1");
  if (!voted) return fail(voted.error());
  return web::see_other(back(request, message->message.conversation, "", to_string(*id)));
}

Result<Response> Verbs::me_too(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto state =
      community_.answering.me_too(request.viewer, *id, request.form("me_too") == "1");
  if (!state) return fail(state.error());
  return web::see_other(back(request, *id, "", ""));
}

Result<Response> Verbs::accept(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  MessageId answer{};
  const bool wanted = parse_id(request.form("message"), answer);
  const auto done = wanted ? community_.answering.accept(request.viewer, *id, answer)
                           : community_.answering.unaccept(request.viewer, *id);
  if (!done) return fail(done.error());
  // To the beginning, where the accepted answer stands.
  return web::see_other(path_of(*done) + "?done=" + (wanted ? "accepted" : "unaccepted"));
}

Result<Response> Verbs::helped(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const bool yes = request.form("helped") != "no";
  const auto said = community_.visits.helped(request.viewer, web::looker_of(request), *id, yes);
  if (!said) return fail(said.error());
  return web::see_other(back(request, said->id, yes ? "helped" : "not_helped", ""));
}

Result<Response> Verbs::remove(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  const auto removed = community_.posting.remove(request.viewer, *id);
  if (!removed) return fail(removed.error());
  const bool all = view->message.kind == MessageKind::opening;
  if (all && !request.viewer.may(Permission::moderate)) {
    return web::see_other("/questions?done=removed");
  }
  return web::see_other(back(request, view->message.conversation, "removed", ""));
}

Result<Response> Verbs::restore(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto restored = community_.posting.restore(request.viewer, *id);
  if (!restored) return fail(restored.error());
  return web::see_other("/messages/" + to_string(*id) + "?done=restored");
}

Result<Response> Verbs::manage(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  ConversationChange change{.id = *id, .space = {}, .pinned = {}, .closed = {}};
  const auto what = request.form("what");
  if (what == "pin" || what == "unpin") change.pinned = what == "pin";
  if (what == "close" || what == "reopen") change.closed = what == "close";
  if (const auto space = request.form("space"); !space.empty()) change.space = std::string(space);
  const auto changed = community_.moderation.change(request.viewer, change);
  if (!changed) return fail(changed.error());
  return web::see_other(path_of(*changed) + "?done=changed");
}

}  // namespace coloquio::community::pages
