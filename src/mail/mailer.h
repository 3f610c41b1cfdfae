#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "db/database.h"
#include "jobs/queue.h"
#include "mail/smtp.h"

namespace coloquio::mail {

enum class MailId : std::int64_t {};

// Who writes, and where links lead: web::Site, as far as mail needs it.
struct Sender {
  std::string organisation = "Coloquio";
  std::string public_url = "http://localhost:8080";
  bool development = false;  // Keep the text of mail that was sent.
};

// What is to be said to whom. `kind` chooses the sentences mail.KIND.subject, .lead, .action and
// .note of messages/*.json; `link` is a path on this site, for the button.
struct Letter {
  std::string to;    // An e-mail address.
  std::string name;  // For the greeting; may be empty.
  Language language = Language::es;
  std::string kind;           // "verify"
  std::string link;           // "/verify?token=…"
  Args args;                  // Beside these all sentences know {name} and {organisation}.
  std::string quote{};        // Plain text of somebody, between lead and button; may be "".
  std::string unsubscribe{};  // A path that stops mails of this kind, "" for those one must have.
  std::string thread{};       // Mails of one thread stand together: "conversation-7".
};

// A letter put into words, ready to be saved. Its ids are made, so that a transaction that runs
// twice saves the same one.
struct Draft {
  MailId id{};
  jobs::JobId job{};
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  Language language = Language::es;
  Instant created_at;
  std::string unsubscribe{};  // Absolute, or "".
  std::string thread{};
};

// waiting → sent, or failed (refused for good). kept: there is no mail server.
enum class MailState { waiting, sent, kept, failed };
BOOST_DESCRIBE_ENUM(MailState, waiting, sent, kept, failed)

struct Mail {
  MailId id{};
  std::string to;
  std::string subject;
  std::string text;
  MailState state = MailState::waiting;
  Instant created_at;
};

// How badly an address took mails since `since`: 2 for each that was refused for good, 1 for each
// that could not be delivered however often it was tried. Who writes without being asked stops
// at 4.
int bounce_score(db::Connection& db, std::string_view address, Instant since);
inline constexpr int bounce_limit = 4;
inline constexpr auto bounce_memory = std::chrono::days{30};

// Mail out. Any thread.
class Mailer {
 public:
  Mailer(db::Database& database, const Clock& clock, Ids& ids, const Messages& messages,
         SmtpOptions server, Sender sender);
  ~Mailer();

  Draft compose(const Letter& letter) const;
  // Saves the draft and the job "mail.send" in this transaction: nothing is sent for what was
  // rolled back.
  void enqueue(db::Transaction& tx, const Draft& draft) const;

  // Makes `queue` send what enqueue() saved; retries are the queue's.
  void work_for(jobs::Queue& queue);
  // One job: fails when it is worth trying again.
  Result<> deliver(const jobs::Job& job) const;

  // The newest mails, for the development mailbox.
  std::vector<Mail> newest(int count) const;

 private:
  // `last`: it will not be tried again.
  void record(MailId id, std::string_view to, const Outcome& outcome, bool last) const;

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace coloquio::mail
