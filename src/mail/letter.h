#pragma once

#include <string>

#include "base/messages.h"
#include "mail/mailer.h"

namespace coloquio::mail {

struct Words {
  std::string subject;
  std::string text;
  std::string html;
};

// Puts a letter into words, as plain text and as HTML (html/letter.tpl).
Words put_into_words(const Messages& messages, const Sender& sender, const Letter& letter);

}  // namespace coloquio::mail
