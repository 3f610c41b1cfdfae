#include "community/conversations/routes.h"
#include "community/drafts/routes.h"
#include "community/experts/routes.h"
#include "community/follows/routes.h"
#include "community/health/routes.h"
#include "community/members/routes.h"
#include "community/missions/routes.h"
#include "community/moderation/routes.h"
#include "community/norms/routes.h"
#include "community/reputation/routes.h"
#include "community/routes.h"
#include "community/search/routes.h"
#include "community/spaces/routes.h"
#include "community/suggestions/routes.h"
#include "community/visits/routes.h"
#include "community/workspaces/routes.h"

namespace coloquio::community {

void add_api_routes(web::Router& router, Community& community) {
  add_space_routes(router, community);
  add_conversation_routes(router, community);
  add_message_routes(router, community);
  add_report_routes(router, community);
  add_statement_routes(router, community);
  add_screening_routes(router, community);
  add_staff_routes(router, community);
  add_search_routes(router, community);
  add_draft_routes(router, community);
  add_suggestion_routes(router, community);
  add_figure_routes(router, community);
  add_norms_routes(router, community);
  add_visit_routes(router, community);
  add_health_routes(router, community);
  add_workspace_routes(router, community);
  add_invitation_routes(router, community);
  add_expert_routes(router, community);
  add_member_routes(router, community);
  add_reputation_routes(router, community);
  add_follow_routes(router, community);
}

}  // namespace coloquio::community
