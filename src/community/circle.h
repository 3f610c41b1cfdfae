#pragma once

#include "community/context.h"
#include "community/experts/experts.h"
#include "community/follows/follows.h"
#include "community/members/members.h"
#include "community/reputation/reputation.h"
#include "community/spaces/directory.h"
#include "community/workspaces/service.h"
#include "search/analyzer.h"

namespace coloquio::community {

// What members are to each other: who knows what. Apart from community.h, so that a change
// here does not concern those who only talk.
struct Circle {
  Circle(Context& context, Directory& directory, Workspaces& workspaces, search::Analyzer& analyzer)
      : experts(context, directory, workspaces, analyzer),
        members(context, directory, workspaces),
        reputation(context, directory, workspaces),
        follows(context, directory, workspaces) {}

  Experts experts;
  Members members;
  Reputation reputation;
  Follows follows;
};

}  // namespace coloquio::community
