#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/time.h"
#include "web/endpoint.h"
#include "web/request.h"

namespace coloquio::web {

// `per_minute` 0: no limit. Up to `burst` at once (0: as many as a minute allows).
struct Allowance {
  int per_minute = 0;
  int burst = 0;
  int per_hour = 0;
};

// How often each kind of visitor may do each kind of thing; configurable. A visitor is counted by
// address and, when signed in, by account. Pages and API reads of guests are cheap (mostly from the
// page cache, which is not counted).
struct RateLimits {
  // By role; a viewer whose role is none of these counts as a member.
  struct Class {
    Class(Allowance of_guest = {}, Allowance of_member = {}, Allowance of_staff = {})
        : guest(of_guest),
          member(of_member),
          moderator(of_staff),
          agent(of_staff),
          manager(of_staff),
          administrator(of_staff) {}
    Allowance guest, member, moderator, agent, manager, administrator;
  };
  Class page{{.per_minute = 600}, {.per_minute = 600}, {.per_minute = 1200}};
  Class search{{.per_minute = 15}, {.per_minute = 30}, {.per_minute = 120}};
  Class sign_in{{.per_minute = 6, .per_hour = 30},
                {.per_minute = 6, .per_hour = 30},
                {.per_minute = 6, .per_hour = 30}};
  Class write{{.per_minute = 20}, {.per_minute = 30}, {.per_minute = 120}};
  Class api{{.per_minute = 600}, {.per_minute = 600}, {.per_minute = 1200}};

  // What the settings call them: limits.search.moderator.
  static constexpr std::array<std::pair<std::string_view, Allowance Class::*>, 6> roles{
      {{"guest", &Class::guest},
       {"member", &Class::member},
       {"moderator", &Class::moderator},
       {"agent", &Class::agent},
       {"manager", &Class::manager},
       {"administrator", &Class::administrator}}};
};

// Token buckets in memory, at most `max_visitors` of them: the ones used longest ago leave first
// (they are full again by then). Any thread.
class RateLimiter {
 public:
  RateLimiter(const RateLimits& limits, const Clock& clock, std::size_t max_visitors = 100'000);
  ~RateLimiter();

  struct Verdict {
    bool allowed = true;
    int limit = 0;  // Of the tighter bucket; 0 when nothing was counted.
    int remaining = 0;
    std::chrono::seconds wait{
        0};  // Until it fills up again, or until the next attempt may succeed.
  };
  // Takes one from the visitor's bucket. Administrators' tokens (Permission::no_limits) and, for
  // reads, this very machine are not counted.
  Verdict take(const Request& request, Rate rate);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The class of an endpoint that does not say: see Rate.
Rate rate_of(const Endpoint& endpoint);

}  // namespace coloquio::web
