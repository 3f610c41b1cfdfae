#pragma once

#include <memory>
#include <string_view>

#include "community/context.h"
#include "community/conversations/answering.h"
#include "community/conversations/posting.h"
#include "community/conversations/reading.h"
#include "community/missions/figures.h"
#include "community/missions/service.h"
#include "community/moderation/service.h"
#include "community/overview/overview.h"
#include "community/search/service.h"
#include "community/spaces/directory.h"
#include "community/spaces/service.h"
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
  Spaces spaces;
  Missions missions;
  Reading reading;
  Posting posting;
  Answering answering;
  Moderation moderation;
  Search search;
  Overview overview;
  Workspaces workspaces;
  Invitations invitations;
};

}  // namespace coloquio::community
