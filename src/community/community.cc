#include "community/community.h"

#include "community/circle.h"

namespace coloquio::community {

Community::Community(Context context)
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
      workspaces(context_, directory_),
      invitations(context_, directory_, workspaces) {
  circle_ = std::make_unique<Circle>(context_, directory_, workspaces, analyzer_);
}

Community::~Community() = default;

}  // namespace coloquio::community
