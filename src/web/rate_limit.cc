#include "web/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>
#include <unordered_map>

#include "web/proxy.h"

namespace coloquio::web {
namespace {

struct Bucket {
  std::string key;
  double left = 0;
  Instant at;
};

// One of an Allowance's two speeds.
struct Speed {
  double per_second = 0;
  double capacity = 0;
};

bool is_read(Rate rate) { return rate == Rate::page || rate == Rate::api; }

const Allowance& allowance_of(const RateLimits& limits, const Viewer& viewer, Rate rate) {
  const auto& of_class = rate == Rate::search    ? limits.search
                         : rate == Rate::sign_in ? limits.sign_in
                         : rate == Rate::write   ? limits.write
                         : rate == Rate::api     ? limits.api
                                                 : limits.page;
  for (const auto& [role, allowance] : RateLimits::roles) {
    if (role == viewer.role) return of_class.*allowance;
  }
  return of_class.member;
}

}  // namespace

struct RateLimiter::State {
  const RateLimits limits;
  const Clock& clock;
  const std::size_t max_visitors;
  std::mutex mutex;         // Guards everything below.
  std::list<Bucket> order;  // Newest use first.
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key;

  State(const RateLimits& l, const Clock& c, std::size_t max)
      : limits(l), clock(c), max_visitors(max) {}

  Bucket& bucket(std::string key, Speed speed, Instant now) {
    if (const auto found = by_key.find(key); found != by_key.end()) {
      order.splice(order.begin(), order, found->second);
      auto& bucket = order.front();
      const std::chrono::duration<double> passed = now - bucket.at;
      bucket.left =
          std::min(speed.capacity, bucket.left + std::max(0.0, passed.count()) * speed.per_second);
      bucket.at = now;
      return bucket;
    }
    if (order.size() >= max_visitors) {
      by_key.erase(order.back().key);
      order.pop_back();
    }
    order.push_front({std::move(key), speed.capacity, now});
    by_key.emplace(order.front().key, order.begin());
    return order.front();
  }

  // Takes one from this bucket, keeping the stricter verdict.
  void take(std::string key, Speed speed, Verdict& verdict) {
    auto& own = bucket(std::move(key), speed, clock.now());
    const bool allowed = own.left >= 1;
    if (allowed) own.left -= 1;
    const int remaining = static_cast<int>(own.left);
    const double until = allowed ? speed.capacity - own.left : 1 - own.left;
    const bool tighter = verdict.limit == 0 || remaining < verdict.remaining;
    if ((allowed && verdict.allowed && tighter) || (!allowed)) {
      verdict = {
          .allowed = allowed && verdict.allowed,
          .limit = static_cast<int>(speed.capacity),
          .remaining = remaining,
          .wait = std::chrono::seconds{static_cast<int>(std::ceil(until / speed.per_second))}};
    }
  }

  void take_all(const std::string& who, const Allowance& allowance, Verdict& verdict) {
    if (allowance.per_minute > 0) {
      const int burst = allowance.burst > 0 ? allowance.burst : allowance.per_minute;
      take(who + "/m", {allowance.per_minute / 60.0, static_cast<double>(burst)}, verdict);
    }
    if (allowance.per_hour > 0 && verdict.allowed) {
      take(who + "/h", {allowance.per_hour / 3600.0, static_cast<double>(allowance.per_hour)},
           verdict);
    }
  }
};

RateLimiter::RateLimiter(const RateLimits& limits, const Clock& clock, std::size_t max_visitors)
    : state_(std::make_unique<State>(limits, clock, max_visitors)) {}
RateLimiter::~RateLimiter() = default;

RateLimiter::Verdict RateLimiter::take(const Request& request, Rate rate) {
  const auto& viewer = request.viewer;
  Verdict verdict;
  if (rate == Rate::none || (viewer.by_token && viewer.may(Permission::no_limits))) return verdict;
  if (is_read(rate) && is_loopback(request.ip)) return verdict;

  const auto& allowance = allowance_of(state_->limits, viewer, rate);
  const std::string prefix{static_cast<char>('0' + static_cast<int>(rate))};
  const std::lock_guard lock(state_->mutex);
  // Those signed in are counted by account alone, or a school behind one address would be one
  // visitor; who tries to sign in is counted by address, whoever they are.
  if (!viewer.is_guest() && rate != Rate::sign_in) {
    state_->take_all(prefix + "a" + to_string(viewer.account), allowance, verdict);
  } else {
    state_->take_all(prefix + "i" + limit_key(request.ip), allowance, verdict);
  }
  return verdict;
}

Rate rate_of(const Endpoint& endpoint) {
  if (endpoint.rate != Rate::by_address) return endpoint.rate;
  if (changes_something(endpoint.method)) return Rate::write;
  if (endpoint.path == "/search" || endpoint.path.starts_with("/api/v1/search"))
    return Rate::search;
  return endpoint.path.starts_with("/api/") ? Rate::api : Rate::page;
}

}  // namespace coloquio::web
