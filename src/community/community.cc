#include "community/community.h"

#include "community/circle.h"

namespace coloquio::community {

Community::Community(Context context)
    : context_(std::move(context)),
      directory_(context_.db),
      figures_(context_.db, directory_, context_.clock),
      visits(context_, directory_),
      spaces(context_, directory_),
      missions(context_, directory_, figures_),
      measures(context_, directory_, figures_),
      norms(context_, directory_),
      reading(context_, directory_),
      screening(context_, directory_),
      posting(context_, directory_, figures_, analyzer_, screening),
      answering(context_, directory_, figures_),
      moderation(context_, directory_, figures_),
      review(context_, directory_, figures_, posting, analyzer_),
      trust(context_),
      staff(context_, directory_),
      search(context_, directory_, analyzer_),
      overview(context_, directory_),
      health(context_, directory_, missions),
      workspaces(context_, directory_),
      invitations(context_, directory_, workspaces),
      drafts(context_, directory_),
      suggestions(context_) {
  circle_ = std::make_unique<Circle>(context_, directory_, workspaces, analyzer_);
}

Community::~Community() = default;

}  // namespace coloquio::community
