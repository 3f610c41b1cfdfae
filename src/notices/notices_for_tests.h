#pragma once

#include "bus/bus.h"
#include "community/community_for_tests.h"
#include "notices/notices.h"

namespace coloquio::notices {

// A community whose members are told what happens, without sockets or threads.
class NoticesForTests : public community::CommunityForTests {
 public:
  NoticesForTests() {
    notices.teller.listen(bus);
    notices.teller.work_for(jobs);
    for (const auto& viewer : {ana, bea, mod}) give_account(viewer);
  }

  web::SseHub hub;
  mail::Mailer mailer{*database, clock, ids, Messages::embedded(), {}, {}};
  Notices notices{
      {*database, clock, ids, community, hub, mailer, "Europe/Madrid", "http://localhost:8080"}};
  bus::Bus bus{*database};
  jobs::Queue jobs{*database, clock};

  // Everybody is told of what happened so far.
  void deliver() {
    bus.deliver_now();
    jobs.run_due();
  }
  std::vector<NoticeView> of(const Viewer& viewer) {
    deliver();
    return notices.inbox.list(viewer, "", 100).value().items;
  }
  std::int64_t unread(const Viewer& viewer) {
    deliver();
    return notices.inbox.count_unread(viewer);
  }
  // Looks at the first page of the conversation, and a second passes.
  void look(const Viewer& viewer, ConversationId id) {
    community.readers.note(viewer, community.reading.show(viewer, id).value());
  }
};

}  // namespace coloquio::notices
