// Which address is answered by which page.

#include "community/routes.h"

#include <memory>

#include "community/pages/ask.h"
#include "community/pages/draft_pages.h"
#include "community/pages/feeds.h"
#include "community/pages/follow_pages.h"
#include "community/pages/health_page.h"
#include "community/pages/home.h"
#include "community/pages/legal.h"
#include "community/pages/lists.h"
#include "community/pages/message_pages.h"
#include "community/pages/mission_page.h"
#include "community/pages/norms_pages.h"
#include "community/pages/people_pages.h"
#include "community/pages/profile.h"
#include "community/pages/reputation_pages.h"
#include "community/pages/review_pages.h"
#include "community/pages/search_page.h"
#include "community/pages/space_pages.h"
#include "community/pages/staff_pages.h"
#include "community/pages/standing_pages.h"
#include "community/pages/topic.h"
#include "community/pages/verbs.h"
#include "community/pages/words_page.h"
#include "community/pages/workspace_pages.h"

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
                     Permission permission = Permission::everyone,
                     web::Run run = web::Run::by_method) const {
    return add(Method::get, std::move(path), handler, permission, run);
  }
  const Declare& post(std::string path, Handler handler, Permission permission) const {
    return add(Method::post, std::move(path), handler, permission);
  }

 private:
  const Declare& add(Method method, std::string path, Handler handler, Permission permission,
                     web::Run run = web::Run::by_method) const {
    router_.page(
        method, std::move(path), permission,
        [page = page_, handler](const web::Request& r) { return (page.get()->*handler)(r); }, run);
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
  Declare<MissionPage>(router, community, kit)
      .get("/c/{slug}/mission", &MissionPage::show)
      // Rows of people are counted anew for each page.
      .get("/c/{slug}/figures/{figure}", &MissionPage::figure, Permission::everyone,
           web::Run::worker);
  Declare<NormsPages>(router, community, kit)
      .get("/c/{slug}/norms", &NormsPages::show)
      .get("/c/{slug}/norms/history", &NormsPages::history)
      .get("/c/{slug}/norms/edit", &NormsPages::form, Permission::manage_spaces)
      .post("/c/{slug}/norms/edit", &NormsPages::save, Permission::manage_spaces);
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
      .get("/ask/similar", &AskPage::similar, Permission::signed_in)
      .get("/ask/similar/{id}", &AskPage::open_similar, Permission::signed_in)
      .post("/ask", &AskPage::submit, Permission::post);
  Declare<DraftPages>(router, community, kit)
      .get("/drafts", &DraftPages::list, Permission::signed_in)
      .post("/drafts/{place}/discard", &DraftPages::discard, Permission::signed_in);
  Declare<Verbs>(router, community, kit)
      .post("/messages/{id}/vote", &Verbs::vote, Permission::vote)
      .post("/conversations/{id}/me-too", &Verbs::me_too, Permission::vote)
      .post("/conversations/{id}/accepted", &Verbs::accept, Permission::signed_in)
      .post("/messages/{id}/remove", &Verbs::remove, Permission::signed_in)
      .post("/messages/{id}/restore", &Verbs::restore, Permission::moderate)
      .post("/messages/{id}/helped", &Verbs::helped, Permission::everyone)
      .post("/conversations/{id}/manage", &Verbs::manage, Permission::moderate);
  Declare<MessagePages>(router, community, kit)
      .get("/messages/{id}/edit", &MessagePages::edit_form, Permission::post)
      .post("/messages/{id}/edit", &MessagePages::edit, Permission::post)
      .get("/messages/{id}/history", &MessagePages::history, Permission::signed_in)
      .get("/messages/{id}/report", &MessagePages::report_form, Permission::report)
      .post("/messages/{id}/report", &MessagePages::report, Permission::report);
}

void add_people(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  const auto in = Permission::signed_in;
  Declare<WorkspacePages>(router, community, kit)
      .get("/workspaces", &WorkspacePages::list, in)
      .post("/workspaces/{slug}/join", &WorkspacePages::join, in)
      .get("/c/{slug}/members", &WorkspacePages::members, in)
      .post("/c/{slug}/members", &WorkspacePages::change_members, in)
      .post("/invitations/{id}", &WorkspacePages::answer, in)
      .get("/invitation", &WorkspacePages::invitation)
      .post("/invitation", &WorkspacePages::answer_by_link, Permission::everyone);
  Declare<PeoplePages>(router, community, kit)
      .get("/people", &PeoplePages::directory, in)
      .get("/settings/knowledge", &PeoplePages::settings, Permission::own_account)
      .post("/settings/knowledge", &PeoplePages::change, Permission::own_account)
      .post("/conversations/{id}/experts", &PeoplePages::invite, Permission::post);
  Declare<FollowPages>(router, community, kit)
      .get("/following", &FollowPages::written, in)
      .post("/p/{id}/follow", &FollowPages::follow, in);
  Declare<ReputationPages>(router, community, kit)
      .get("/p/{id}/points", &ReputationPages::points)
      .post("/p/{id}/badges", &ReputationPages::give, Permission::manage_spaces)
      .post("/p/{id}/badges/revoke", &ReputationPages::revoke, Permission::manage_spaces)
      .get("/leaderboard", &ReputationPages::leaders, in)
      .post("/leaderboard", &ReputationPages::be_ranked, Permission::own_account);
}

void add_managing(web::Router& router, Community& community, const web::PageKit& kit) {
  using namespace pages;
  Declare<SpacePages>(router, community, kit)
      .get("/moderation/spaces", &SpacePages::list, Permission::manage_spaces)
      .get("/moderation/spaces/new", &SpacePages::new_form, Permission::manage_spaces)
      .post("/moderation/spaces/new", &SpacePages::create, Permission::manage_spaces)
      .get("/c/{slug}/settings", &SpacePages::settings, Permission::manage_spaces)
      .post("/c/{slug}/settings", &SpacePages::change, Permission::manage_spaces);
  Declare<HealthPage>(router, community, kit)
      // It may look through two months of messages.
      .get("/c/{slug}/health", &HealthPage::show, Permission::moderate, web::Run::worker)
      .get("/moderation/health", &HealthPage::first, Permission::moderate)
      .get("/settings/letters", &HealthPage::letters, Permission::moderate)
      .post("/settings/letters", &HealthPage::set_letters, Permission::moderate);
  Declare<ReviewPages>(router, community, kit)
      .get("/moderation", &ReviewPages::queue, Permission::signed_in)
      .get("/moderation/reviews/{id}", &ReviewPages::item, Permission::signed_in)
      .post("/moderation/reviews/{id}", &ReviewPages::decide, Permission::signed_in)
      .post("/moderation/reviews/{id}/claim", &ReviewPages::claim, Permission::signed_in)
      .get("/c/{slug}/moderators", &ReviewPages::moderators, Permission::manage_spaces)
      .post("/c/{slug}/moderators", &ReviewPages::set_moderator, Permission::manage_spaces);
  Declare<StaffPages>(router, community, kit)
      .get("/p/{id}/notes", &StaffPages::notes, Permission::moderate)
      .post("/p/{id}/notes", &StaffPages::change_notes, Permission::moderate)
      .post("/p/{id}/trust", &StaffPages::set_trust, Permission::sanction)
      .post("/conversations/{id}/whispers", &StaffPages::whisper, Permission::signed_in)
      .get("/admin/audit", &StaffPages::audit, Permission::administer);
  Declare<WordsPage>(router, community, kit)
      .get("/moderation/words", &WordsPage::show, Permission::manage_spaces)
      .post("/moderation/words", &WordsPage::submit, Permission::manage_spaces)
      .post("/moderation/words/{id}/remove", &WordsPage::remove, Permission::manage_spaces);
  Declare<StandingPages>(router, community, kit)
      .get("/standing", &StandingPages::standing, Permission::signed_in)
      .get("/statements/{id}", &StandingPages::statement)
      .post("/statements/{id}/appeal", &StandingPages::appeal, Permission::everyone)
      .post("/statements/{id}/undo", &StandingPages::undo, Permission::signed_in)
      .get("/p/{id}/report", &StandingPages::report_form, Permission::report)
      .post("/p/{id}/report", &StandingPages::report, Permission::report);
}

}  // namespace

void add_page_routes(web::Router& router, Community& community, const web::PageKit& kit) {
  add_reading(router, community, kit);
  add_writing(router, community, kit);
  add_people(router, community, kit);
  add_managing(router, community, kit);
}

}  // namespace coloquio::community
