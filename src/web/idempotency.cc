#include "web/idempotency.h"

#include "base/log.h"
#include "web/digest.h"

namespace coloquio::web {
namespace {

constexpr std::chrono::hours kept{24};
constexpr std::chrono::minutes between_sweeps{10};
constexpr std::size_t largest_answer = 64 * 1024;

}  // namespace

Idempotency::Claim::Claim(AccountId account, std::string key, std::string request_hash, Instant now)
    : account_(account), key_(std::move(key)), request_hash_(std::move(request_hash)), now_(now) {}

std::string Idempotency::Claim::name() const { return to_string(account_) + "/" + key_; }

void Idempotency::Claim::join(db::Transaction& tx) {
  if (committed_) return;
  // A row older than a day may be taken over; any other means that somebody was quicker.
  const int taken = tx.execute(
      "INSERT INTO idempotency (account_id, key, request_hash, status, body, subject, created_at) "
      "VALUES ($1, $2, $3, 0, '', $4, $5) "
      "ON CONFLICT (account_id, key) DO UPDATE SET request_hash = excluded.request_hash, "
      "status = 0, body = '', subject = excluded.subject, created_at = excluded.created_at "
      "WHERE idempotency.created_at < $6",
      account_, key_, request_hash_, tx.subject(), now_, now_ - kept);
  if (taken == 0) throw Duplicate();
  tx.after_commit([this] { committed_ = true; });
}

Idempotency::Idempotency(db::Database& database, const Clock& clock)
    : database_(database), clock_(clock), thread_([this] { store_answers(); }) {}

Idempotency::~Idempotency() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

std::string Idempotency::hash_of(std::string_view method, std::string_view path,
                                 std::string_view body) {
  std::string whole{method};
  whole += ' ';
  whole += path;
  whole += '\n';
  whole += body;
  return digest(whole);
}

Idempotency::Found Idempotency::begin(const Claim& claim) {
  const auto name = claim.name();
  {
    const std::lock_guard lock(mutex_);
    const auto [entry, fresh] = entries_.try_emplace(name, Entry{claim.request_hash_, {}});
    if (!fresh) {
      const auto& known = entry->second;
      if (known.request_hash != claim.request_hash_) return {Standing::other_request, {}, 0};
      if (!known.answer) return {Standing::under_way, {}, 0};
      return {Standing::answered, *known.answer, 0};
    }
  }
  try {
    auto found = look_up(claim);
    if (found.standing == Standing::fresh) return found;
    const std::lock_guard lock(mutex_);
    entries_.erase(name);
    return found;
  } catch (...) {
    const std::lock_guard lock(mutex_);
    entries_.erase(name);
    throw;
  }
}

Idempotency::Found Idempotency::look_up(const Claim& claim) {
  return database_.read([&](db::Connection& c) -> Found {
    const auto rows = c.query(
        "SELECT request_hash, status, body, subject FROM idempotency "
        "WHERE account_id = $1 AND key = $2 AND created_at >= $3",
        claim.account_, claim.key_, claim.now_ - kept);
    if (rows.empty()) return {};
    const auto row = rows.front();
    if (row.get<std::string_view>(0) != claim.request_hash_)
      return {Standing::other_request, {}, 0};
    if (row.get<int>(1) == 0) return {Standing::unanswered, {}, row.get<std::int64_t>(3)};
    return {Standing::answered, json(row.get<std::string>(2), row.get<int>(1)), 0};
  });
}

void Idempotency::end(const Claim& claim, const Response& answer) {
  const auto name = claim.name();
  const std::lock_guard lock(mutex_);
  // Secrets are told once: what must not be stored by browsers is not stored here either.
  const bool secret =
      answer.header_value("Cache-Control").find("no-store") != std::string_view::npos;
  if (!claim.committed() || secret || answer.bytes().size() > largest_answer) {
    entries_.erase(name);
    return;
  }
  entries_[name].answer = answer;
  pending_.push_back(
      {claim.account_, claim.key_, answer.status, std::string{answer.bytes()}, name});
  arrived_.notify_one();
}

void Idempotency::abandon(const Claim& claim) {
  const std::lock_guard lock(mutex_);
  entries_.erase(claim.name());
}

void Idempotency::flush() {
  std::unique_lock lock(mutex_);
  stored_.wait(lock, [&] { return pending_.empty() && !storing_; });
}

// Several answers share one commit, and no caller waits for it.
void Idempotency::store_answers() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [&] { return stopping_ || !pending_.empty(); });
    if (pending_.empty()) return;
    std::vector<Pending> batch;
    batch.swap(pending_);
    storing_ = true;
    lock.unlock();
    try {
      store(batch);
    } catch (const std::exception& e) {
      // The row says that the deed is done: a repeated request is answered from its subject.
      log::warning("answers of keyed requests were not stored: {}", e.what());
    }
    lock.lock();
    for (const auto& answer : batch) entries_.erase(answer.name);
    storing_ = false;
    stored_.notify_all();
  }
}

void Idempotency::store(const std::vector<Pending>& batch) {
  const auto now = clock_.now();
  const bool sweep = now - last_sweep_ >= between_sweeps;
  database_.write([&](db::Transaction& tx) {
    for (const auto& answer : batch) {
      tx.execute("UPDATE idempotency SET status = $3, body = $4 WHERE account_id = $1 AND key = $2",
                 answer.account, answer.key, answer.status, answer.body);
    }
    if (sweep) tx.execute("DELETE FROM idempotency WHERE created_at < $1", now - kept);
  });
  if (sweep) last_sweep_ = now;
}

}  // namespace coloquio::web
