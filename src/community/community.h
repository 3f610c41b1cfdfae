#pragma once

#include <string_view>

#include "community/context.h"
#include "community/conversations/answering.h"
#include "community/conversations/posting.h"
#include "community/conversations/reading.h"
#include "community/following/readers.h"
#include "community/following/service.h"
#include "community/missions/figures.h"
#include "community/missions/service.h"
#include "community/moderation/service.h"
#include "community/overview/overview.h"
#include "community/search/service.h"
#include "community/spaces/directory.h"
#include "community/spaces/service.h"
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
        posting(context_, directory_, figures_, analyzer_),
        answering(context_, directory_, figures_),
        moderation(context_, directory_, figures_, posting),
        search(context_, directory_, analyzer_),
        overview(context_, directory_),
        following(context_, directory_),
        readers(context_, directory_) {}
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
  Posting posting;
  Answering answering;
  Moderation moderation;
  Search search;
  Overview overview;
  Following following;
  Readers readers;
};

}  // namespace coloquio::community
