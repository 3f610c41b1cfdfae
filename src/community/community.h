#pragma once

#include <memory>
#include <string_view>

#include "community/context.h"
#include "community/conversations/answering.h"
#include "community/conversations/posting.h"
#include "community/conversations/reading.h"
#include "community/drafts/service.h"
#include "community/health/service.h"
#include "community/missions/figures.h"
#include "community/missions/measures.h"
#include "community/missions/service.h"
#include "community/moderation/service.h"
#include "community/norms/service.h"
#include "community/overview/overview.h"
#include "community/review/service.h"
#include "community/search/service.h"
#include "community/spaces/directory.h"
#include "community/spaces/service.h"
#include "community/staff/service.h"
#include "community/suggestions/suggestions.h"
#include "community/trust/service.h"
#include "community/visits/visits.h"
#include "community/workspaces/invitations.h"
#include "community/workspaces/service.h"
#include "search/analyzer.h"

namespace coloquio::community {

struct Circle;

// The whole room, for App to own and for api.cc and pages.cc to knock at.
class Community {
 public:
  explicit Community(Context context);
  ~Community();
  Community(const Community&) = delete;
  Community& operator=(const Community&) = delete;

  search::Analyzer& analyzer() { return analyzer_; }
  // What members are to each other (circle.h).
  Circle& circle() { return *circle_; }
  // Rows were written around the services (an import, the demo): forget what is kept in memory.
  void imported();

 private:
  Context context_;
  search::Analyzer analyzer_;
  Directory directory_;
  Figures figures_;
  std::unique_ptr<Circle> circle_;

 public:
  Visits visits;
  Spaces spaces;
  Missions missions;
  Measures measures;
  Norms norms;
  Reading reading;
  Screening screening;
  Posting posting;
  Answering answering;
  Moderation moderation;
  Review review;
  Trust trust;
  Staff staff;
  Search search;
  Overview overview;
  Health health;
  Workspaces workspaces;
  Invitations invitations;
  Drafts drafts;
  Suggestions suggestions;

  // What must be done every minute and every hour, idempotent; background.h makes jobs of them.
  void every_minute();
  void every_hour();
  // What was counted in memory; part of every_minute(), and once more before the program ends.
  void write_down();
};

}  // namespace coloquio::community
