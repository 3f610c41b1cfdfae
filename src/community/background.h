#pragma once

#include "base/ids.h"
#include "community/community.h"
#include "community/health/letters.h"
#include "jobs/queue.h"
#include "mail/mailer.h"

namespace coloquio::community {

// What the community does without being asked: every minute it writes down what was counted and
// counts anew what has grown old, every hour it writes down the figures of the day and plans the
// letters that are due. Lives as long as the queue.
class Background {
 public:
  Background(jobs::Queue& queue, Letters letters, Community& community);

 private:
  Letters letters_;
};

}  // namespace coloquio::community
