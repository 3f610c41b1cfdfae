#include "web/html_source.h"

#include <stdexcept>

#include "base/text.h"

namespace coloquio::web {
namespace {

constexpr std::string_view kAutoescape = R"({{%AUTOESCAPE context="HTML"}})";
constexpr int kDeepest = 8;  // Includes inside includes; more is a circle.

[[noreturn]] void wrong(std::string_view path, std::string_view what) {
  throw std::runtime_error(std::string(path) + ": " + std::string(what));
}

// Indentation helps whoever writes a template and costs whoever reads the page.
std::string without_indentation(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    out.append(line.substr(first)).push_back('\n');
  }
  return out;
}

void check_unescaped_names(std::string_view path, std::string_view text) {
  for (auto at = text.find(":none}}"); at != std::string_view::npos;
       at = text.find(":none}}", at + 1)) {
    if (!text.substr(0, at).ends_with("_HTML")) wrong(path, ":none on a name without _HTML");
  }
}

class Expansion {
 public:
  Expansion(const TemplateSource& source, Language language)
      : source_(source), language_(language) {}

  std::string file(std::string_view path, int depth) const {
    if (depth > kDeepest) wrong(path, "includes itself");
    std::string_view text = source_.file(path);
    if (!text.starts_with(kAutoescape)) wrong(path, "does not begin with the AUTOESCAPE line");
    text.remove_prefix(kAutoescape.size());
    check_unescaped_names(path, text);

    const std::string lines = without_indentation(text);
    std::string out;
    std::string_view rest = lines;
    for (auto open = rest.find("[["); open != std::string_view::npos; open = rest.find("[[")) {
      const auto close = rest.find("]]", open);
      if (close == std::string_view::npos) wrong(path, "[[ without ]]");
      out += rest.substr(0, open);
      out += mark(path, rest.substr(open + 2, close - open - 2), depth);
      rest.remove_prefix(close + 2);
    }
    return out += rest;
  }

 private:
  std::string mark(std::string_view path, std::string_view name, int depth) const {
    if (name.starts_with("include:")) {
      std::string text = file(name.substr(8), depth + 1);
      if (text.ends_with('\n')) text.pop_back();
      return text;
    }
    if (name.starts_with("asset:")) return source_.asset(name.substr(6));
    if (name.starts_with("icon:")) {
      return "<svg class=\"i\" aria-hidden=\"true\"><use href=\"" + source_.asset("icons.svg") +
             "#" + std::string(name.substr(5)) + "\"/></svg>";
    }
    if (!source_.messages.has(name)) wrong(path, "no message " + std::string(name));
    return text::html_escape(source_.messages.say(language_, name));
  }

  const TemplateSource& source_;
  Language language_;
};

}  // namespace

std::string expand_template(const TemplateSource& source, std::string_view path,
                            Language language) {
  return std::string(kAutoescape) + Expansion(source, language).file(path, 0);
}

}  // namespace coloquio::web
