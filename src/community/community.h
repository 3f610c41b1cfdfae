#pragma once

#include <string_view>

#include "community/context.h"
#include "community/conversations/answering.h"
#include "community/conversations/posting.h"
#include "community/conversations/reading.h"
#include "community/missions/figures.h"
#include "community/missions/service.h"
#include "community/moderation/service.h"
#include "community/overview/overview.h"
#include "community/review/service.h"
#include "community/search/service.h"
#include "community/spaces/directory.h"
#include "community/spaces/service.h"
#include "community/staff/service.h"
#include "community/trust/service.h"
#include "search/analyzer.h"

namespace coloquio::community {

// The whole room, for App to own and for api.cc and pages.cc to knock at.
class Community {
 public:
  explicit Community(Context context)
      : context_(std::move(context)),
        directory_(context_.db),
        figures_(context_.db, context_.clock),
        spaces(context_, directory_),
        missions(context_, directory_, figures_),
        reading(context_, directory_),
        screening(context_, directory_),
        posting(context_, directory_, figures_, analyzer_, screening),
        answering(context_, directory_, figures_),
        moderation(context_, directory_, figures_),
        review(context_, directory_, figures_, posting, analyzer_),
        trust(context_),
        staff(context_, directory_),
        search(context_, directory_, analyzer_),
        overview(context_, directory_) {}
  Community(const Community&) = delete;
  Community& operator=(const Community&) = delete;

  search::Analyzer& analyzer() { return analyzer_; }
  // Rows were written around the services (an import, the demo): forget what is kept in memory.
  void imported();

 private:
  Context context_;
  search::Analyzer analyzer_;
  Directory directory_;
  Figures figures_;

 public:
  Spaces spaces;
  Missions missions;
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
};

}  // namespace coloquio::community
