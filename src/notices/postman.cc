#include "notices/postman.h"

#include <algorithm>

#include "db/enum_name.h"
#include "markup/plain_text.h"
#include "people/service.h"

namespace coloquio::notices {
namespace {

constexpr auto every = std::chrono::minutes{1};
constexpr int piece = 200;  // Notices looked at together.
constexpr std::size_t quoted_characters = 1500;

bool wants(MailWanted mail, NoticeKind kind) {
  if (mail == MailWanted::personal) {
    return kind == NoticeKind::mentioned || kind == NoticeKind::accepted;
  }
  return mail == MailWanted::all;
}

std::int64_t day_of(Instant now) {
  return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

}  // namespace

void Postman::work_for(jobs::Queue& queue) {
  queue.repeat("notices.mail", every, [this](const jobs::Job&) -> Result<> {
    send_due();
    return {};
  });
}

int Postman::send_due() {
  const auto now = parts_.clock.now();
  int written = 0;
  while (true) {
    const auto waiting =
        parts_.database.read([&](db::Connection& db) { return due(db, now, piece); });
    for (const auto& notice : waiting) written += handle(notice, now) ? 1 : 0;
    if (waiting.size() < static_cast<std::size_t>(piece)) return written;
  }
}

bool Postman::handle(const Notice& notice, Instant now) {
  std::optional<Instant> later;
  const auto letter = letter_for(notice, now, later);
  std::optional<mail::Draft> draft;
  if (letter) draft = parts_.mailer.compose(*letter);
  return parts_.database.write([&](db::Transaction& tx) {
    // Read meanwhile, or taken by an attempt whose end was not recorded: not mailed.
    if (!take_from_post(tx, notice.person, notice.id, later)) return false;
    if (!draft || !count_mail(tx, notice.person, day_of(now), most_a_day)) return false;
    parts_.mailer.enqueue(tx, *draft);
    return true;
  });
}

std::optional<mail::Letter> Postman::letter_for(const Notice& notice, Instant now,
                                                std::optional<Instant>& later) {
  const auto reads = parts_.community.readers.unwritten_of(notice.person);
  const bool seen = std::any_of(reads.begin(), reads.end(), [&](const auto& read) {
    return read.conversation == notice.conversation && read.message >= notice.last;
  });
  if (seen) return std::nullopt;
  Preferences wanted;
  bool bounces = false;
  const auto account = parts_.database.read([&](db::Connection& db) {
    auto found = people::find_account_of(db, notice.person);
    wanted = find_preferences(db, notice.person, parts_.site_zone);
    bounces = found &&
              mail::bounce_score(db, found->email, now - mail::bounce_memory) >= mail::bounce_limit;
    return found;
  });
  const bool suspended = account && account->suspended_until && *account->suspended_until > now;
  if (!account || suspended || bounces || !wants(wanted.mail, notice.kind)) return std::nullopt;
  later = quiet_until(wanted, now);
  if (later) return std::nullopt;
  return write(notice, *account);
}

std::optional<mail::Letter> Postman::write(const Notice& notice, const people::Account& account) {
  const auto said = parts_.community.following.said(notice.conversation, notice.last);
  if (!said || parts_.community.following.level_for(said->conversation, notice.person) ==
                   community::Level::muted) {
    return std::nullopt;
  }
  const std::vector<PersonId> ids{notice.actor, notice.person};
  const auto cards =
      parts_.database.read([&](db::Connection& db) { return people::cards(db, ids); });
  return mail::Letter{.to = account.email,
                      .name = people::card_of(cards, notice.person).name,
                      .language = account.language,
                      .kind = "notice_" + std::string(db::to_name(notice.kind)),
                      .link = "/messages/" + to_string(notice.first),
                      .args = {{"actor", people::card_of(cards, notice.actor).name},
                               {"title", said->conversation.title}},
                      .quote = markup::plain_text(said->message.body_markdown, quoted_characters),
                      .unsubscribe = "/unsubscribe/" + parts_.preferences.key_for(notice.person),
                      .thread = "conversation-" + to_string(notice.conversation)};
}

}  // namespace coloquio::notices
