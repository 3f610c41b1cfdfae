#include "community/pages/json_ld.h"

#include <fmt/format.h>

#include <array>

#include "base/time.h"

namespace coloquio::community::pages {
namespace {

constexpr std::size_t kMostAnswers =
    5;  // Beside the accepted one; more tell a search engine nothing.

std::string short_iso(Instant at) { return to_iso(at).substr(0, 19) + "Z"; }

std::string author_json(const people::PersonCard& author) {
  return R"({"@type":"Person","name":)" + json_string(author.name) + "}";
}

std::string answer_json(const web::Site& site, const Topic& topic, const MessageView& view) {
  const auto url =
      site.public_url + path_of(topic.conversation) + "#m-" + to_string(view.message.id);
  return fmt::format(
      R"({{"@type":"Answer","text":{},"datePublished":"{}","upvoteCount":{},"url":{},"author":{}}})",
      json_string(plain_text(view.message)), short_iso(view.message.created_at), view.message.votes,
      json_string(url), author_json(view.author));
}

std::string other_answers(const web::Site& site, const Topic& topic) {
  std::string answers;
  std::size_t count = 0;
  for (const auto& view : topic.messages) {
    if (view.message.kind != MessageKind::answer || view.message.deleted_at || view.accepted)
      continue;
    if (++count > kMostAnswers) break;
    answers.append(answers.empty() ? "" : ",").append(answer_json(site, topic, view));
  }
  return answers;
}

// The entities that markup:: writes.
std::size_t append_entity(std::string& out, std::string_view rest) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  for (const auto& [entity, character] : kEntities) {
    if (!rest.starts_with(entity)) continue;
    out += character;
    return entity.size();
  }
  out += '&';
  return 1;
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

// 0xe2 begins the line separators, which older scripts cannot have in a string.
bool may_need_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f || byte == 0xe2 || c == '"' || c == '\\' || c == '<' ||
         c == '>' || c == '&';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto from = i;
    while (i < text.size() && !may_need_escape(text[i])) ++i;
    out += text.substr(from, i - from);
    if (i == text.size()) break;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\') {
      out.append({'\\', text[i]});
    } else if (c != 0xe2) {
      out += fmt::format("\\u{:04x}", c);
    } else if (text.substr(i).starts_with("\u2028") || text.substr(i).starts_with("\u2029")) {
      out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out += '"';
}

// Of our own HTML, which is well formed: everything between "<" and ">" is a tag.
std::string plain_text(const Message& message) {
  const std::string_view html = message.body_html;
  std::string out;
  out.reserve(html.size());
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      i = std::min(html.find('>', i), html.size() - 1) + 1;
      if (i < html.size() && html[i] == '\n') append_space(out);
    } else if (html[i] == '&') {
      i += append_entity(out, html.substr(i));
    } else if (html[i] == '\n' || html[i] == ' ') {
      append_space(out);
      ++i;
    } else {
      out += html[i++];
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string qa_page(const web::Site& site, const Topic& topic) {
  const Conversation& c = topic.conversation;
  if (c.kind != ConversationKind::question || topic.messages.empty()) return "";
  const auto& opening = topic.messages.front();
  std::string json = fmt::format(
      R"({{"@context":"https://schema.org","@type":"QAPage","mainEntity":{{"@type":"Question",)"
      R"("name":{},"text":{},"answerCount":{},"upvoteCount":{},"datePublished":"{}","author":{})",
      json_string(c.title), json_string(plain_text(opening.message)), c.replies, c.me_too,
      short_iso(c.created_at), author_json(opening.author));
  if (topic.solution) json += R"(,"acceptedAnswer":)" + answer_json(site, topic, *topic.solution);
  if (const auto others = other_answers(site, topic); !others.empty()) {
    json += R"(,"suggestedAnswer":[)" + others + "]";
  }
  return R"(<script type="application/ld+json">)" + json + "}}</script>\n";
}

}  // namespace coloquio::community::pages
