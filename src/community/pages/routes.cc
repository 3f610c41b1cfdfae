// Which address is answered by which page.

#include "community/routes.h"

#include <memory>

#include "community/pages/ask.h"
#include "community/pages/feeds.h"
#include "community/pages/following_pages.h"
#include "community/pages/home.h"
#include "community/pages/legal.h"
#include "community/pages/lists.h"
#include "community/pages/message_pages.h"
#include "community/pages/mission_page.h"
#include "community/pages/moderation_pages.h"
#include "community/pages/profile.h"
#include "community/pages/search_page.h"
#include "community/pages/space_pages.h"
#include "community/pages/topic.h"
#include "community/pages/verbs.h"

namespace coloquio::community {
namespace {

using web::Method;

// Declares `page.*method` as the handler of an address. The pages live as long as the router.
template <class Page>
class Declare {
 public:
  template <class... A>
  explicit Declare(web::Router& router, A&&... parts)
      : router_(router), page_(std::make_shared<Page>(std::forward<A>(parts)...)) {}

  using Handler = Result<web::Response> (Page::*)(const web::Request&);
  const Declare& get(std::string path, Handler handler,
                     Permission permission = Permission::everyone) const {
    return add(Method::get, std::move(path), handler, permission);
  }
  const Declare& post(std::string path, Handler handler, Permission permission) const {
    return add(Method::post, std::move(path), handler, permission);
  }

 private:
  const Declare& add(Method method, std::string path, Handler handler,
                     Permission permission) const {
    router_.page(
        method, std::move(path), permission,
        [page = page_, handler](const web::Request& r) { return (page.get()->*handler)(r); });
    return *this;
  }

  web::Router& router_;
  std::shared_ptr<Page> page_;
};

void add_reading(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  Declare<HomePage>(router, community, kit).get("/", &HomePage::show);
  Declare<ListPages>(router, community, kit)
      .get("/questions", &ListPages::all)
      .get("/c/{slug}", &ListPages::space)
      .get("/tags/{slug}", &ListPages::tag);
  Declare<SearchPage>(router, community, kit).get("/search", &SearchPage::show);
  Declare<ProfilePage>(router, community, kit).get("/p/{id}", &ProfilePage::show);
  Declare<MissionPage>(router, community, kit).get("/c/{slug}/mission", &MissionPage::show);
  Declare<Feeds>(router, community, kit)
      .get("/feed.atom", &Feeds::newest)
      .get("/c/{slug}/feed.atom", &Feeds::of_space)
      .get("/sitemap.xml", &Feeds::sitemap)
      .get("/robots.txt", &Feeds::robots);
  for (const auto& [path, page] : {std::pair{"/terms", &terms_page}, {"/privacy", &privacy_page}}) {
    router.page(Method::get, path, Permission::everyone,
                [&kit, page = page](const web::Request& r) { return page(kit, r); });
  }
}

void add_writing(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  Declare<TopicPages>(router, community, kit)
      .get("/t/{slug}/{id}", &TopicPages::show)
      .get("/messages/{id}", &TopicPages::at_message)
      .get("/conversations/{id}/messages", &TopicPages::conversation)
      .post("/conversations/{id}/messages", &TopicPages::reply, Permission::post);
  Declare<AskPage>(router, community, kit)
      .get("/ask", &AskPage::form, Permission::signed_in)
      .post("/ask", &AskPage::submit, Permission::post);
  Declare<Verbs>(router, community, kit)
      .post("/messages/{id}/vote", &Verbs::vote, Permission::vote)
      .post("/conversations/{id}/me-too", &Verbs::me_too, Permission::vote)
      .post("/conversations/{id}/accepted", &Verbs::accept, Permission::signed_in)
      .post("/messages/{id}/remove", &Verbs::remove, Permission::signed_in)
      .post("/messages/{id}/restore", &Verbs::restore, Permission::moderate)
      .post("/conversations/{id}/manage", &Verbs::manage, Permission::moderate);
  Declare<MessagePages>(router, community, kit)
      .get("/messages/{id}/edit", &MessagePages::edit_form, Permission::post)
      .post("/messages/{id}/edit", &MessagePages::edit, Permission::post)
      .get("/messages/{id}/history", &MessagePages::history, Permission::signed_in)
      .get("/messages/{id}/report", &MessagePages::report_form, Permission::report)
      .post("/messages/{id}/report", &MessagePages::report, Permission::report);
}

void add_following(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  Declare<FollowingPages>(router, community, kit)
      .get("/conversations/{id}/unread", &FollowingPages::first_unread)
      .post("/conversations/{id}/following", &FollowingPages::conversation, Permission::signed_in)
      .post("/c/{slug}/following", &FollowingPages::space, Permission::signed_in)
      .post("/tags/{slug}/following", &FollowingPages::tag, Permission::signed_in)
      .post("/read", &FollowingPages::mark_read, Permission::signed_in);
}

void add_managing(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  Declare<SpacePages>(router, community, kit)
      .get("/moderation/spaces", &SpacePages::list, Permission::manage_spaces)
      .get("/moderation/spaces/new", &SpacePages::new_form, Permission::manage_spaces)
      .post("/moderation/spaces/new", &SpacePages::create, Permission::manage_spaces)
      .get("/c/{slug}/settings", &SpacePages::settings, Permission::manage_spaces)
      .post("/c/{slug}/settings", &SpacePages::change, Permission::manage_spaces);
  Declare<ModerationPages>(router, community, kit)
      .get("/moderation", &ModerationPages::reports, Permission::moderate)
      .post("/moderation/reports/{id}", &ModerationPages::resolve, Permission::moderate);
}

}  // namespace

void add_page_routes(web::Router& router, Community& community, const web::PageKit& kit) {
  add_reading(router, community, kit);
  add_writing(router, community, kit);
  add_following(router, community, kit);
  add_managing(router, community, kit);
}

}  // namespace coloquio::community
