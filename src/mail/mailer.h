#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <string>
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
  std::string kind;  // "verify"
  std::string link;  // "/verify?token=…"
  Args args;         // Beside these all sentences know {name} and {organisation}.
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
  void record(MailId id, const Outcome& outcome) const;

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace coloquio::mail
