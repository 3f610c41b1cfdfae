#include "mail/mailer.h"

#include <utility>

#include "base/json.h"
#include "base/log.h"
#include "base/text.h"
#include "db/enum_name.h"
#include "mail/letter.h"
#include "mail/smtp.h"

namespace coloquio::mail {
namespace {

constexpr std::string_view kJobKind = "mail.send";
constexpr int kMostAttempts = 8;
constexpr int kHard = 2;  // Scores of bounces.
constexpr int kSoft = 1;
constexpr auto kRemembered = std::chrono::days{30};  // Then a mail's row goes.

struct SendJob {
  MailId mail{};
};
BOOST_DESCRIBE_STRUCT(SendJob, (), (mail))

// As it waits in the table, still without its sender. Nothing when it no longer waits.
std::optional<Message> waiting_message(db::Connection& db, MailId id) {
  const auto rows = db.query(
      "SELECT recipient, subject, body_text, body_html, language, created_at, thread, unsubscribe"
      " FROM mail"
      " WHERE id = $1 AND state = 'waiting'",
      id);
  if (rows.empty()) return std::nullopt;
  const auto row = rows.front();
  return Message{.from_name = "",
                 .from_address = "",
                 .to_address = row.get<std::string>(0),
                 .subject = row.get<std::string>(1),
                 .text = row.get<std::string>(2),
                 .html = row.get<std::string>(3),
                 .language = row.get<std::string>(4),
                 // The same for every attempt, so that a reader's server can tell a double.
                 .id = to_string(id),
                 .date = row.get<Instant>(5),
                 .thread = row.get<std::string>(6),
                 .unsubscribe = row.get<std::string>(7)};
}

void mark(db::Transaction& tx, MailId id, MailState state, std::string_view error,
          std::optional<Instant> sent_at) {
  tx.execute("UPDATE mail SET state = $2, last_error = $3, sent_at = $4 WHERE id = $1", id,
             db::to_name(state), error, sent_at);
}

void forget_text(db::Transaction& tx, MailId id) {
  tx.execute("UPDATE mail SET body_text = '', body_html = '' WHERE id = $1", id);
}

void remember_bounce(db::Transaction& tx, std::string_view to, MailId id, int score, Instant now) {
  const auto key = text::normal_email(to);
  tx.execute(
      "INSERT INTO mail_bounce (email_key, mail_id, score, at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT DO NOTHING",
      key, id, score, now);
  tx.execute("DELETE FROM mail_bounce WHERE email_key = $1 AND at < $2", key, now - bounce_memory);
}

}  // namespace

int bounce_score(db::Connection& db, std::string_view address, Instant since) {
  return db
      .query("SELECT COALESCE(SUM(score), 0) FROM mail_bounce WHERE email_key = $1 AND at >= $2",
             text::normal_email(address), since)
      .front()
      .get<int>(0);
}

struct Mailer::Parts {
  db::Database& database;
  const Clock& clock;
  Ids& ids;
  const Messages& messages;
  SmtpOptions server;
  Sender sender;
};

Mailer::Mailer(db::Database& database, const Clock& clock, Ids& ids, const Messages& messages,
               SmtpOptions server, Sender sender)
    : parts_(new Parts{database, clock, ids, messages, std::move(server), std::move(sender)}) {}

Mailer::~Mailer() = default;

Draft Mailer::compose(const Letter& letter) const {
  Words words = put_into_words(parts_->messages, parts_->sender, letter);
  return {.id = MailId{parts_->ids.next()},
          .job = jobs::JobId{parts_->ids.next()},
          .to = letter.to,
          .subject = std::move(words.subject),
          .text = std::move(words.text),
          .html = std::move(words.html),
          .language = letter.language,
          .created_at = parts_->clock.now(),
          .unsubscribe =
              letter.unsubscribe.empty() ? "" : parts_->sender.public_url + letter.unsubscribe,
          .thread = letter.thread};
}

void Mailer::enqueue(db::Transaction& tx, const Draft& draft) const {
  const bool there_is_a_server = !parts_->server.host.empty();
  tx.execute(
      "INSERT INTO mail (id, recipient, subject, body_text, body_html, language, state, created_at,"
      " unsubscribe, thread) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      draft.id, draft.to, draft.subject, draft.text, draft.html, code(draft.language),
      db::to_name(there_is_a_server ? MailState::waiting : MailState::kept), draft.created_at,
      draft.unsubscribe, draft.thread);
  if (!there_is_a_server) return;
  jobs::enqueue(tx, {.id = draft.job,
                     .kind = std::string(kJobKind),
                     .payload = to_json(SendJob{draft.id}),
                     .run_at = draft.created_at});
}

void Mailer::work_for(jobs::Queue& queue) {
  queue.handle(
      std::string(kJobKind), [this](const jobs::Job& job) { return deliver(job); }, kMostAttempts);
}

Result<> Mailer::deliver(const jobs::Job& job) const {
  const auto wanted = from_json<SendJob>(job.payload);
  if (!wanted) return fail(wanted.error());

  const auto message =
      parts_->database.read([&](db::Connection& c) { return waiting_message(c, wanted->mail); });
  if (!message) return {};  // Sent by an attempt whose end was not recorded, or forgotten.

  Message outgoing = *message;
  outgoing.from_name = parts_->sender.organisation;
  outgoing.from_address = parts_->server.from;
  const Outcome outcome = send(parts_->server, outgoing);
  record(wanted->mail, outgoing.to_address, outcome, job.attempts + 1 >= kMostAttempts);
  if (outcome.kind == Outcome::Kind::later) return fail(Kind::unavailable, "mail.not_sent");
  return {};
}

void Mailer::record(MailId id, std::string_view to, const Outcome& outcome, bool last) const {
  const Instant now = parts_->clock.now();
  parts_->database.write([&](db::Transaction& tx) {
    switch (outcome.kind) {
      case Outcome::Kind::later:
        mark(tx, id, MailState::waiting, outcome.detail, std::nullopt);
        if (last) remember_bounce(tx, to, id, kSoft, now);
        break;
      case Outcome::Kind::refused:
        mark(tx, id, MailState::failed, outcome.detail, std::nullopt);
        remember_bounce(tx, to, id, kHard, now);
        break;
      case Outcome::Kind::sent:
        mark(tx, id, MailState::sent, "", now);
        // Its links are keys: once the mail is out, nobody who reads the database needs them.
        if (!parts_->sender.development) forget_text(tx, id);
        tx.execute("DELETE FROM mail WHERE created_at < $1", now - kRemembered);
        break;
    }
  });
  if (outcome.kind != Outcome::Kind::sent) {
    log::warning("mail {} not sent ({}); its row in table mail says why", to_string(id),
                 outcome.kind == Outcome::Kind::refused ? "refused" : "will be tried again");
  }
}

std::vector<Mail> Mailer::newest(int count) const {
  return parts_->database.read([&](db::Connection& c) {
    std::vector<Mail> mails;
    for (const auto row : c.query("SELECT id, recipient, subject, body_text, state, created_at"
                                  " FROM mail ORDER BY id DESC LIMIT $1",
                                  count)) {
      mails.push_back({.id = row.get<MailId>(0),
                       .to = row.get<std::string>(1),
                       .subject = row.get<std::string>(2),
                       .text = row.get<std::string>(3),
                       .state = db::name_or(row.get<std::string_view>(4), MailState::waiting),
                       .created_at = row.get<Instant>(5)});
    }
    return mails;
  });
}

}  // namespace coloquio::mail
