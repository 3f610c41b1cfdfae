#include "community/pages/json_ld.h"

#include <fmt/format.h>

#include <array>

#include "base/time.h"

namespace coloquio::community::pages {
namespace {

constexpr std::size_t kMostAnswers =
    5;  // Beside the accepted one; more tell a search engine nothing.

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

// What JSON in a script element cannot have as it is. 0xe2 begins the line separators, which older
// scripts cannot have in a string.
constexpr auto to_escape = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const unsigned char c : std::string_view("\"\\<>&\x7f\xe2")) table[c] = true;
  return table;
}();

std::size_t length_as_it_is(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !to_escape[static_cast<unsigned char>(text[end])]) ++end;
  return end;
}

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const auto length = length_as_it_is(text);
    out += text.substr(0, length);
    text.remove_prefix(length);
    if (text.empty()) break;
    const char c = text.front();
    std::size_t used = 1;
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (c != '\xe2') {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    } else if (text.starts_with("\u2028") || text.starts_with("\u2029")) {
      out += text[2] == '\xa8' ? "\\u2028" : "\\u2029";
      used = 3;
    } else {
      out += c;
    }
    text.remove_prefix(used);
  }
  out += '"';
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

// With one space for several, and none at the beginning.
void append_words(std::string& out, std::string_view text) {
  while (!text.empty()) {
    if (text.front() == ' ') append_space(out);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto end = std::min(text.find("  "), text.size());
    out += text.substr(0, end);
    text.remove_prefix(end);
  }
}

// Of our own HTML, which is well formed: everything between "<" and ">" is a tag.
std::string text_of(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    if (html.front() == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
    } else if (html.front() == '&') {
      html.remove_prefix(append_entity(out, html));
    } else if (html.front() == '\n') {
      append_space(out);
      html.remove_prefix(1);
    } else {
      auto words = html.substr(0, html.find('<'));
      words = words.substr(0, words.find('&'));
      words = words.substr(0, words.find('\n'));
      append_words(out, words);
      html.remove_prefix(words.size());
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Writes the members of one object after the other.
class Writer {
 public:
  explicit Writer(const web::Site& site, const Topic& topic)
      : address_(site.public_url + path_of(topic.conversation) + "#m-") {
    out_.reserve(8 * 1024);
  }

  Writer& raw(std::string_view json) {
    out_ += json;
    return *this;
  }
  Writer& text(std::string_view name, std::string_view value) {
    member(name);
    append_escaped(out_, value);
    return *this;
  }
  Writer& number(std::string_view name, std::int64_t value) {
    member(name);
    out_ += std::to_string(value);
    return *this;
  }
  Writer& instant(std::string_view name, Instant value) {
    member(name);
    out_.append("\"").append(to_iso(value), 0, 19).append("Z\"");
    return *this;
  }
  Writer& author(const people::PersonCard& person) {
    return raw(R"(,"author":{"@type":"Person")").text("name", person.name).raw("}");
  }
  void answer(const MessageView& view) {
    raw(R"({"@type":"Answer")").text("text", text_of(view.message.body_html));
    instant("datePublished", view.message.created_at).number("upvoteCount", view.message.votes);
    text("url", address_ + to_string(view.message.id)).author(view.author).raw("}");
  }
  std::string take() { return std::move(out_); }

 private:
  void member(std::string_view name) { out_.append(",\"").append(name).append("\":"); }

  const std::string address_;  // Of an answer, without its number.
  std::string out_;
};

void write_other_answers(Writer& json, const Topic& topic) {
  std::size_t count = 0;
  for (const auto& view : topic.messages) {
    if (view.message.kind != MessageKind::answer || view.message.deleted_at || view.accepted)
      continue;
    if (count == kMostAnswers) break;
    json.raw(count == 0 ? R"(,"suggestedAnswer":[)" : ",").answer(view);
    ++count;
  }
  if (count > 0) json.raw("]");
}

}  // namespace

std::string plain_text(const Message& message) { return text_of(message.body_html); }

std::string qa_page(const web::Site& site, const Topic& topic) {
  const Conversation& c = topic.conversation;
  if (c.kind != ConversationKind::question || topic.messages.empty()) return "";
  const auto& opening = topic.messages.front();
  Writer json(site, topic);
  json.raw(R"(<script type="application/ld+json">{"@context":"https://schema.org",)")
      .raw(R"("@type":"QAPage","mainEntity":{"@type":"Question")");
  json.text("name", c.title).text("text", text_of(opening.message.body_html));
  json.number("answerCount", c.replies).number("upvoteCount", c.me_too);
  json.instant("datePublished", c.created_at).author(opening.author);
  if (topic.solution) json.raw(R"(,"acceptedAnswer":)").answer(*topic.solution);
  write_other_answers(json, topic);
  return json.raw("}}</script>\n").take();
}

}  // namespace coloquio::community::pages
