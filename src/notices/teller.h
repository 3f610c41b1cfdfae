#pragma once

#include <span>
#include <vector>

#include "bus/bus.h"
#include "community/community.h"
#include "jobs/queue.h"
#include "notices/live.h"
#include "notices/store.h"

namespace coloquio::notices {

class Inbox;

// Turns what happened into notices, after the commit that made it happen, so that who posts does
// not wait. A crowd is told in pieces: each is one short transaction, and what does not fit beside
// the other events is a job.
class Teller {
 public:
  struct Parts {
    db::Database& database;
    const Clock& clock;
    Ids& ids;
    community::Community& community;
    Inbox& inbox;
    Live& live;
  };
  explicit Teller(const Parts& parts) : parts_(parts) {}

  void listen(bus::Bus& bus);
  void work_for(jobs::Queue& queue);

  // One event. May come twice.
  void tell(const bus::Event& event);

  static constexpr int piece = 500;  // People in one transaction.

 private:
  using Said = community::Following::Said;

  void tell_of_message(const bus::Event& event, const Said& said);
  void tell_of_edit(const Said& said, Instant at);
  void tell_of_acceptance(const bus::Event& event, const Said& said);
  // Named and answered people, but not `by`.
  std::vector<Told> personal(const Said& said, PersonId by);
  // The next piece of those who follow, without `already`; where to go on, if there is more.
  std::optional<PersonId> tell_piece(const Said& said, PersonId after,
                                     std::span<const PersonId> already);
  Result<> tell_rest(const jobs::Job& job);
  void save_and_ring(const Happening& what, std::vector<Told> told);
  Happening happening(const Said& said, PersonId by, Instant at) const;

  Parts parts_;
};

}  // namespace coloquio::notices
