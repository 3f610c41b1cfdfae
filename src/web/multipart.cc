#include "web/multipart.h"

#include <algorithm>

namespace coloquio::web {
namespace {

constexpr std::size_t max_part_header = 8 * 1024;
constexpr std::size_t max_boundary = 70;  // RFC 2046, 5.1.1.

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The next `name=value` or `name="va\"lue"` of "; a=1; b=2"; false at the end or when malformed.
bool next_parameter(std::string_view& rest, std::string_view& name, std::string& value) {
  rest = trim(rest);
  if (rest.empty() || rest.front() != ';') return false;
  rest.remove_prefix(1);
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) return false;
  name = trim(rest.substr(0, equals));
  rest = trim(rest.substr(equals + 1));
  value.clear();
  if (rest.empty() || rest.front() != '"') {
    const auto end = std::min(rest.find(';'), rest.size());
    value = trim(rest.substr(0, end));
    rest.remove_prefix(end);
    return true;
  }
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return true;
    }
    // Browsers escape only the quote; a backslash of a Windows path stands for itself.
    if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
    value += rest[i];
  }
  return false;
}

std::string_view before_semicolon(std::string_view text) {
  return trim(text.substr(0, std::min(text.find(';'), text.size())));
}

std::string last_component(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  return std::string{slash == std::string_view::npos ? path : path.substr(slash + 1)};
}

bool read_disposition(std::string_view value, Part& part) {
  if (!equals_ignoring_case(before_semicolon(value), "form-data")) return false;
  auto rest = value.substr(std::min(value.find(';'), value.size()));
  std::string_view name;
  std::string text;
  bool named = false;
  while (next_parameter(rest, name, text)) {
    if (equals_ignoring_case(name, "name")) {
      part.name = text;
      named = true;
    } else if (equals_ignoring_case(name, "filename")) {
      part.file_name = last_component(text);
    }
  }
  return named;
}

// `head` ends with CR LF after each line.
bool read_part_header(std::string_view head, Part& part) {
  bool named = false;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    if (end == std::string_view::npos) return false;
    const auto line = head.substr(0, end);
    head.remove_prefix(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const auto name = trim(line.substr(0, colon));
    const auto value = trim(line.substr(colon + 1));
    if (equals_ignoring_case(name, "content-disposition")) named = read_disposition(value, part);
    if (equals_ignoring_case(name, "content-type")) part.content_type = value;
  }
  return named;
}

}  // namespace

std::string multipart_boundary(std::string_view content_type) {
  if (!equals_ignoring_case(before_semicolon(content_type), "multipart/form-data")) return "";
  auto rest = content_type.substr(std::min(content_type.find(';'), content_type.size()));
  std::string_view name;
  std::string value;
  while (next_parameter(rest, name, value)) {
    if (equals_ignoring_case(name, "boundary")) return value.size() > max_boundary ? "" : value;
  }
  return "";
}

std::optional<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary,
                                                 std::size_t max_parts) {
  if (boundary.empty()) return std::nullopt;
  const std::string opening = "--" + std::string{boundary};
  const std::string border = "\r\n" + opening;
  if (body.substr(0, opening.size()) == opening) {
    body.remove_prefix(opening.size());
  } else {
    const auto preamble = body.find(border);
    if (preamble == std::string_view::npos) return std::nullopt;
    body.remove_prefix(preamble + border.size());
  }

  std::vector<Part> parts;
  while (body.substr(0, 2) != "--") {
    if (body.substr(0, 2) != "\r\n" || parts.size() == max_parts) return std::nullopt;
    body.remove_prefix(2);
    const auto head_end = body.substr(0, max_part_header).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return std::nullopt;
    Part part;
    if (!read_part_header(body.substr(0, head_end + 2), part)) return std::nullopt;
    // The empty line's own CR LF may be the one that begins the border of an empty part.
    body.remove_prefix(head_end + 2);
    const auto end = body.find(border);
    if (end == std::string_view::npos) return std::nullopt;
    part.bytes = end < 2 ? std::string_view{} : body.substr(2, end - 2);
    parts.push_back(std::move(part));
    body.remove_prefix(end + border.size());
  }
  return parts;
}

}  // namespace coloquio::web
