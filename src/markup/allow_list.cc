#include "markup/allow_list.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace coloquio::markup {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool may_be_class(std::string_view element, std::string_view value) {
  if (element == "div") return value == "table-scroll";
  if (element == "td" || element == "th") return value == "center" || value == "right";
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-#_.";
  return element == "code" && value.starts_with("language-") &&
         value.find_first_not_of(letters) == value.npos;
}

bool may_be_link(std::string_view value) {
  if (value.starts_with("/")) return !value.starts_with("//") && !value.starts_with("/\\");
  std::string scheme(value.substr(0, value.find(':') + 1));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return scheme == "http:" || scheme == "https:" || scheme == "mailto:";
}

bool may_have(std::string_view element, const GumboAttribute& attribute) {
  const std::string_view name = attribute.name, value = attribute.value;
  if (name == "class") return may_be_class(element, value);
  if (name == "tabindex") return value == "0" && (element == "pre" || element == "div");
  if (name == "start")
    return element == "ol" && value.find_first_not_of("0123456789") == value.npos;
  if (element == "a") {
    if (name == "href") return may_be_link(value);
    return name == "title" ||
           (name == "rel" && (value == "nofollow ugc noopener" || value == "ugc noopener"));
  }
  if (element == "img") {
    if (name == "src") return value.starts_with("/files/");
    return name == "alt" || (name == "loading" && value == "lazy");
  }
  return false;
}

bool leads_outside_unmarked(const GumboElement& element) {
  const auto* href = gumbo_get_attribute(&element.attributes, "href");
  return element.tag == GUMBO_TAG_A && href != nullptr && href->value[0] != '/' &&
         gumbo_get_attribute(&element.attributes, "rel") == nullptr;
}

std::string problem_with(const GumboElement& element) {
  constexpr std::array<std::string_view, 27> elements{
      "html", "head", "body",       "p",     "br",    "hr",    "h3", "h4",  "h5",
      "h6",   "em",   "strong",     "del",   "code",  "pre",   "a",  "img", "ul",
      "ol",   "li",   "blockquote", "table", "thead", "tbody", "tr", "th",  "td"};
  const std::string name(gumbo_normalized_tagname(element.tag));
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return "foreign element";
  if (name != "div" && !is_one_of(name, elements)) return "element " + name;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (!may_have(name, attribute)) {
      return "attribute " + name + "." + attribute.name + "=" + attribute.value;
    }
  }
  return leads_outside_unmarked(element) ? "link without rel" : "";
}

}  // namespace

std::string first_violation(std::string_view html) {
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
  std::vector<const GumboNode*> left{output->root};
  while (!left.empty()) {
    const auto* node = left.back();
    left.pop_back();
    if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE) return "comment";
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const auto& element = node->v.element;
    if (auto problem = problem_with(element); !problem.empty()) return problem;
    for (unsigned i = 0; i < element.children.length; ++i) {
      left.push_back(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }
  return {};
}

}  // namespace coloquio::markup
