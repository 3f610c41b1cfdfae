#include "base/message_format.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/json.h"

namespace coloquio::message_format {
namespace {

struct VariantsText {
  std::vector<std::string> declarations;
  std::vector<std::string> selectors;
  std::map<std::string, std::string> match;
};
BOOST_DESCRIBE_STRUCT(VariantsText, (), (declarations, selectors, match))

// What the declarations say: inputs, and locals with the input whose plural form they are.
struct Names {
  std::set<std::string> inputs;
  std::map<std::string, std::string> locals;
};

std::runtime_error wrong(const std::string& what, std::string_view where) {
  return std::runtime_error(what + ": " + std::string(where));
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Pattern parse_pattern(std::string_view text) {
  if (trim(text).empty()) throw std::runtime_error("an empty sentence");
  Pattern pattern;
  auto rest = text;
  while (true) {
    const auto open = rest.find_first_of("{}");
    Piece piece{std::string(rest.substr(0, open)), ""};
    if (open == std::string_view::npos) {
      if (!piece.text.empty()) pattern.push_back(std::move(piece));
      return pattern;
    }
    const auto close = rest.find('}', open);
    if (rest[open] == '}' || close == std::string_view::npos) throw wrong("stray brace", text);
    piece.placeholder = rest.substr(open + 1, close - open - 1);
    if (!is_name(piece.placeholder)) throw wrong("not a placeholder's name", text);
    pattern.push_back(std::move(piece));
    rest.remove_prefix(close + 1);
  }
}

Names parse_declarations(const std::vector<std::string>& declarations) {
  Names names;
  for (const std::string_view line : declarations) {
    const auto equals = line.find('=');
    const auto colon = line.find(':');
    if (line.starts_with("input ") && is_name(line.substr(6))) {
      names.inputs.emplace(line.substr(6));
    } else if (line.starts_with("local ") && equals < colon &&
               trim(line.substr(colon + 1)) == "plural") {
      const auto input = trim(line.substr(equals + 1, colon - equals - 1));
      if (!names.inputs.contains(std::string(input))) throw wrong("no such input", line);
      names.locals.emplace(trim(line.substr(6, equals - 6)), input);
    } else {
      throw wrong("declaration not understood", line);
    }
  }
  return names;
}

std::vector<Selector> resolve(const std::vector<std::string>& selectors, const Names& names) {
  std::vector<Selector> out;
  for (const auto& name : selectors) {
    const auto local = names.locals.find(name);
    if (local != names.locals.end())
      out.push_back({local->second, true});
    else if (names.inputs.contains(name))
      out.push_back({name, false});
    else
      throw wrong("no such input or local", name);
  }
  if (out.empty()) throw std::runtime_error("no selectors");
  return out;
}

// "countPlural=one, kind=idea" → {"one", "idea"}, in the order of the selectors.
std::vector<std::string> parse_condition(std::string_view condition,
                                         const std::vector<std::string>& selectors) {
  std::vector<std::string> matches(selectors.size());
  for (auto rest = condition; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    const auto part = trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const auto equals = std::min(part.find('='), part.size());
    const auto found = std::find(selectors.begin(), selectors.end(), trim(part.substr(0, equals)));
    if (found == selectors.end() || equals == part.size())
      throw wrong("no such selector", condition);
    matches[static_cast<std::size_t>(found - selectors.begin())] = trim(part.substr(equals + 1));
  }
  for (const auto& match : matches) {
    if (match.empty()) throw wrong("a selector is left out", condition);
  }
  return matches;
}

std::vector<std::string> plural_forms(Language language) {
  if (language == Language::es) return {"one", "many", "other"};
  return {"one", "other"};
}

bool fits(const Variant& variant, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (variant.matches[i] != "*" && variant.matches[i] != values[i]) return false;
  }
  return true;
}

// Tries every plural form, and a text that no variant names, at each selector.
void check_covered(Language language, const Message& message,
                   std::vector<std::string> values = {}) {
  if (values.size() < message.selectors.size()) {
    const bool plural = message.selectors[values.size()].plural;
    const auto forms = plural ? plural_forms(language) : std::vector<std::string>{""};
    for (const auto& form : forms) {
      values.push_back(form);
      check_covered(language, message, values);
      values.pop_back();
    }
    return;
  }
  const bool covered = std::any_of(message.variants.begin(), message.variants.end(),
                                   [&](const auto& variant) { return fits(variant, values); });
  if (covered) return;
  std::string which;
  for (const auto& value : values) which += value.empty() ? " (any other text)" : " " + value;
  throw wrong("no variant for", which);
}

Message parse_variants(Language language, const VariantsText& text) {
  const auto names = parse_declarations(text.declarations);
  Message message{names.inputs, resolve(text.selectors, names), {}};
  for (const auto& [condition, sentence] : text.match) {
    message.variants.push_back(
        {parse_condition(condition, text.selectors), parse_pattern(sentence)});
    for (const auto& piece : message.variants.back().pattern) {
      if (!piece.placeholder.empty() && !message.inputs.contains(piece.placeholder)) {
        throw wrong("placeholder without declaration", piece.placeholder);
      }
    }
  }
  std::stable_sort(message.variants.begin(), message.variants.end(),
                   [](const auto& a, const auto& b) {
                     return std::count(a.matches.begin(), a.matches.end(), "*") <
                            std::count(b.matches.begin(), b.matches.end(), "*");
                   });
  check_covered(language, message);
  return message;
}

const Arg* find(const Args& args, std::string_view name) {
  const auto found =
      std::find_if(args.begin(), args.end(), [&](const auto& arg) { return arg.name == name; });
  return found == args.end() ? nullptr : &*found;
}

// What a selector compares: a plural form, or the text itself.
std::string_view value_of(const Selector& selector, Language language, const Args& args) {
  const auto* arg = find(args, selector.input);
  if (arg == nullptr) return selector.plural ? "other" : "";
  if (const auto* text = std::get_if<std::string>(&arg->value)) {
    return selector.plural ? std::string_view("other") : std::string_view(*text);
  }
  return selector.plural ? plural_form(language, std::get<std::int64_t>(arg->value)) : "";
}

const Pattern& choose(const Message& message, Language language, const Args& args) {
  for (const auto& variant : message.variants) {
    bool matches = true;
    for (std::size_t i = 0; matches && i < message.selectors.size(); ++i) {
      matches = variant.matches[i] == "*" ||
                variant.matches[i] == value_of(message.selectors[i], language, args);
    }
    if (matches) return variant.pattern;
  }
  return message.variants.back().pattern;
}

}  // namespace

Message parse(Language language, const Json& value) {
  if (const auto sentence = from_json<std::string>(value.text)) {
    Message message{{}, {}, {{{}, parse_pattern(*sentence)}}};
    for (const auto& piece : message.variants.front().pattern) {
      if (!piece.placeholder.empty()) message.inputs.insert(piece.placeholder);
    }
    return message;
  }
  const auto variants = from_json<std::vector<VariantsText>>(value.text);
  if (!variants || variants->size() != 1) {
    throw std::runtime_error("neither a sentence nor a list of one object with variants");
  }
  return parse_variants(language, variants->front());
}

void append(std::string& out, Language language, const Message& message, const Args& args) {
  for (const auto& piece : choose(message, language, args)) {
    out += piece.text;
    if (piece.placeholder.empty()) continue;
    const auto* arg = find(args, piece.placeholder);
    if (arg == nullptr) {
      // Left visible: a forgotten value should be seen, not guessed.
      out += '{' + piece.placeholder + '}';
    } else if (const auto* text = std::get_if<std::string>(&arg->value)) {
      out += *text;
    } else {
      out += words::number(language, std::get<std::int64_t>(arg->value));
    }
  }
}

std::string_view plural_form(Language language, std::int64_t count) {
  if (count == 1 || count == -1) return "one";
  if (language == Language::es && count != 0 && count % 1'000'000 == 0) return "many";
  return "other";
}

}  // namespace coloquio::message_format
