#include "base/messages.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <stdexcept>
#include <unordered_map>

#include "base/embedded.h"
#include "base/json.h"
#include "base/message_format.h"

namespace coloquio {
namespace {

using message_format::Message;
using Catalogue = std::map<std::string, Message>;

struct HashText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// All that is wrong, so that one build is enough to learn it.
class Problems {
 public:
  void add(Language language, const std::string& key, const std::string& why) {
    if (!text_.empty()) text_ += '\n';
    text_ += "messages/" + std::string(code(language)) + ".json: " + key + ": " + why;
  }
  void throw_if_any() const {
    if (!text_.empty()) throw std::runtime_error(text_);
  }

 private:
  std::string text_;
};

void collect(Language language, const std::string& prefix, const Json& object, Catalogue& out,
             Problems& problems) {
  const auto members = from_json<std::map<std::string, Json>>(object.text);
  if (!members) return problems.add(language, prefix, members.error().key);
  for (const auto& [name, value] : *members) {
    if (prefix.empty() && name == "$schema") continue;
    const auto key = prefix.empty() ? name : prefix + "." + name;
    if (value.text.starts_with('{')) {
      collect(language, key, value, out, problems);
      continue;
    }
    try {
      out.emplace(key, message_format::parse(language, value));
    } catch (const std::runtime_error& error) {
      problems.add(language, key, error.what());
    }
  }
}

Catalogue catalogue(Language language, std::string_view text, Problems& problems) {
  Catalogue out;
  collect(language, "", Json{std::string(text)}, out, problems);
  return out;
}

std::string_view embedded_text(std::string_view path) {
  for (const auto& file : embedded::messages()) {
    if (file.path == path) return file.bytes;
  }
  throw std::runtime_error("messages/" + std::string(path) + " is not in the binary");
}

// "es-MX;q=0.8" → 0.8; 1 without a weight, 0 for one that cannot be read.
double weight_of(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == std::string_view::npos) return 1;
  const auto digits = parameters.substr(at + 2);
  if (digits.starts_with('1')) return 1;
  double weight = 0;
  double place = 0.1;
  for (std::size_t i = 2; digits.starts_with("0.") && i < digits.size(); ++i, place /= 10) {
    if (digits[i] < '0' || digits[i] > '9') break;
    weight += place * (digits[i] - '0');
  }
  return weight;
}

}  // namespace

std::string_view code(Language language) { return language == Language::es ? "es" : "en"; }

bool parse_language(std::string_view text, Language& language) {
  if (text.size() < 2 || (text.size() > 2 && text[2] != '-' && text[2] != '_')) return false;
  const std::array<char, 2> lower{static_cast<char>(text[0] | 0x20),
                                  static_cast<char>(text[1] | 0x20)};
  const std::string_view name(lower.data(), lower.size());
  if (name != "es" && name != "en") return false;
  language = name == "es" ? Language::es : Language::en;
  return true;
}

Language preferred_language(std::string_view header, Language fallback) {
  auto best = fallback;
  double best_weight = 0;
  while (!header.empty()) {
    const auto comma = std::min(header.find(','), header.size());
    auto range = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    while (range.starts_with(' ')) range.remove_prefix(1);
    const auto semicolon = std::min(range.find_first_of("; "), range.size());
    const auto weight = weight_of(range.substr(semicolon));
    auto language = fallback;
    const auto name = range.substr(0, semicolon);
    if (weight <= best_weight || (name != "*" && !parse_language(name, language))) continue;
    best = language;
    best_weight = weight;
  }
  return best;
}

struct Messages::Data {
  // By language; both know the same keys.
  std::unordered_map<std::string, std::array<Message, 2>, HashText, std::equal_to<>> sentences;
};

Messages::Messages(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

const Messages& Messages::embedded() {
  static const Messages one = from_texts(embedded_text("es.json"), embedded_text("en.json"));
  return one;
}

Messages Messages::from_texts(std::string_view es, std::string_view en) {
  Problems problems;
  auto spanish = catalogue(Language::es, es, problems);
  auto english = catalogue(Language::en, en, problems);
  problems.throw_if_any();
  for (const auto& [key, message] : english) {
    if (!spanish.contains(key)) problems.add(Language::es, key, "missing");
  }
  auto data = std::make_shared<Data>();
  for (auto& [key, message] : spanish) {
    const auto twin = english.find(key);
    if (twin == english.end()) {
      problems.add(Language::en, key, "missing");
    } else if (twin->second.inputs != message.inputs) {
      problems.add(Language::en, key, "other placeholders than es");
    } else {
      data->sentences.emplace(key, std::array{std::move(message), std::move(twin->second)});
    }
  }
  problems.throw_if_any();
  return Messages(std::move(data));
}

std::string Messages::say(Language language, std::string_view key, const Args& args) const {
  const auto found = data_->sentences.find(key);
  if (found == data_->sentences.end()) return std::string(key);
  std::string out;
  message_format::append(out, language, found->second[static_cast<std::size_t>(language)], args);
  return out;
}

bool Messages::has(std::string_view key) const { return data_->sentences.contains(key); }

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  keys.reserve(data_->sentences.size());
  for (const auto& [key, sentences] : data_->sentences) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace coloquio
