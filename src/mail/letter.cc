#include "mail/letter.h"

#include <ctemplate/template.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"

namespace coloquio::mail {
namespace {

const ctemplate::Template& letter_template() {
  static const std::unique_ptr<ctemplate::Template> compiled(ctemplate::Template::StringToTemplate(
      ctemplate::TemplateString(embedded::mail_templates().front().bytes.data(),
                                embedded::mail_templates().front().bytes.size()),
      ctemplate::STRIP_WHITESPACE));
  if (!compiled) throw std::runtime_error("mail/html/letter.tpl: ctemplate cannot read it");
  return *compiled;
}

struct Sentences {
  std::string subject, greeting, lead, action, note, unsubscribe, footer;
};

Sentences say(const Messages& messages, const Sender& sender, const Letter& letter) {
  Args args = letter.args;
  args.emplace_back("name", letter.name);
  args.emplace_back("organisation", sender.organisation);
  const auto of_kind = [&](std::string_view part) {
    return messages.say(letter.language, "mail." + letter.kind + "." + std::string(part), args);
  };
  return {.subject = of_kind("subject"),
          .greeting = messages.say(letter.language,
                                   letter.name.empty() ? "mail.hello" : "mail.hello_name", args),
          .lead = of_kind("lead"),
          .action = of_kind("action"),
          .note = of_kind("note"),
          .unsubscribe = messages.say(letter.language, "mail.unsubscribe", args),
          .footer = messages.say(letter.language,
                                 letter.unsubscribe.empty() ? "mail.footer" : "mail.footer_notices",
                                 args)};
}

// Each line behind "> ", as mail programs quote.
std::string quote_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out.append("> ").append(text.substr(0, end)).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out.empty() ? out : out + "\n";
}

std::string as_html(const Sender& sender, const Letter& letter, const Sentences& words,
                    const std::string& link) {
  ctemplate::TemplateDictionary values("letter");
  values.SetValue("LANG", std::string(code(letter.language)));
  values.SetValue("SUBJECT", words.subject);
  values.SetValue("ORGANISATION", sender.organisation);
  values.SetValue("GREETING", words.greeting);
  values.SetValue("LEAD", words.lead);
  values.SetValue("ACTION", words.action);
  values.SetValue("LINK", link);
  values.SetValue("NOTE", words.note);
  values.SetValue("FOOTER", words.footer);
  if (!letter.quote.empty()) values.SetValueAndShowSection("QUOTE", letter.quote, "QUOTED");
  if (!letter.unsubscribe.empty()) {
    values.SetValueAndShowSection("UNSUBSCRIBE_URL", sender.public_url + letter.unsubscribe,
                                  "UNSUBSCRIBE");
    values.SetValue("UNSUBSCRIBE_WORDS", words.unsubscribe);
  }
  std::string out;
  if (!letter_template().Expand(&out, &values)) {
    throw std::runtime_error("mail/html/letter.tpl: ctemplate cannot fill it");
  }
  return out;
}

}  // namespace

Words put_into_words(const Messages& messages, const Sender& sender, const Letter& letter) {
  const Sentences words = say(messages, sender, letter);
  const std::string link = sender.public_url + letter.link;
  std::string text = words.greeting + "\n\n" + words.lead + "\n\n" + quote_lines(letter.quote) +
                     words.action + ":\n" + link + "\n\n" + words.note + "\n\n-- \n" +
                     words.footer + "\n";
  if (!letter.unsubscribe.empty()) {
    text += words.unsubscribe + ": " + sender.public_url + letter.unsubscribe + "\n";
  }
  return {words.subject, std::move(text), as_html(sender, letter, words, link)};
}

}  // namespace coloquio::mail
