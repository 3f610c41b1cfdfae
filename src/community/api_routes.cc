#include "community/conversations/routes.h"
#include "community/following/routes.h"
#include "community/moderation/routes.h"
#include "community/routes.h"
#include "community/search/routes.h"
#include "community/spaces/routes.h"

namespace coloquio::community {

void add_api_routes(web::Router& router, Community& community) {
  add_space_routes(router, community);
  add_conversation_routes(router, community);
  add_message_routes(router, community);
  add_report_routes(router, community);
  add_search_routes(router, community);
  add_following_routes(router, community);
}

}  // namespace coloquio::community
