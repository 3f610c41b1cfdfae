#include "transfer/old_addresses.h"

#include "base/ids.h"
#include "transfer/stackexchange/store.h"
#include "web/response.h"

namespace coloquio::transfer {
namespace {

using stackexchange::MapKind;
using stackexchange::Mapped;
using web::Request;
using web::Response;

tl::unexpected<Error> nothing_there() { return fail(Kind::not_found, "errors.not_found"); }

class OldAddresses {
 public:
  OldAddresses(db::Database& database, community::Community& community)
      : database_(database), community_(community) {}

  Result<Response> post(const Request& request, std::string_view number) const {
    const auto place = find(request, MapKind::post, number);
    if (!place) return nothing_there();
    const community::MessageId id{place->message};
    const auto view = community_.reading.message(request.viewer, id);
    // What one may not see answers as a number that never was: in the same words.
    if (!view) return view.error().kind == Kind::not_found ? nothing_there() : fail(view.error());
    if (view->message.kind != community::MessageKind::opening) {
      return web::moved("/messages/" + to_string(id));
    }
    const auto topic =
        community_.reading.show(request.viewer, view->message.conversation, std::nullopt, 1);
    if (!topic) return fail(topic.error());
    return web::moved(path_of(topic->conversation));
  }

  Result<Response> person(const Request& request) const {
    const auto place = find(request, MapKind::user, "number");
    if (!place) return nothing_there();
    return web::moved("/p/" + to_string(PersonId{place->message}));
  }

 private:
  std::optional<Mapped> find(const Request& request, MapKind kind, std::string_view number) const {
    std::int64_t native{};
    if (!parse_id(request.path_value(number), native)) return std::nullopt;
    return database_.read(
        [&](db::Connection& c) { return stackexchange::find_mapped_anywhere(c, kind, native); });
  }

  db::Database& database_;
  community::Community& community_;
};

}  // namespace

void add_old_addresses(web::Router& router, db::Database& database,
                       community::Community& community) {
  const OldAddresses addresses(database, community);
  const auto lead = [&](std::string path, std::string_view number) {
    router.page(web::Method::get, std::move(path), Permission::everyone,
                [=](const Request& r) { return addresses.post(r, number); });
  };
  lead("/questions/{number}", "number");
  lead("/questions/{number}/{title}", "number");
  lead("/questions/{number}/{title}/{answer}", "answer");
  for (const auto* noun : {"/q", "/a", "/posts"}) {
    lead(std::string{noun} + "/{number}", "number");
    lead(std::string{noun} + "/{number}/{who}", "number");  // Links that were shared end in a user.
  }
  for (const auto* path : {"/users/{number}", "/users/{number}/{name}"}) {
    router.page(web::Method::get, path, Permission::everyone,
                [=](const Request& r) { return addresses.person(r); });
  }
}

}  // namespace coloquio::transfer
