#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/messages.h"

namespace coloquio::web {

// What the loader puts into a template's text before it is compiled, once per language, so that it
// costs nothing when a page is made:
//   [[area.key]]            the message, escaped for HTML and attributes
//   [[icon:check]]          an icon of assets/icons, hidden from screen readers
//   [[asset:app.js]]        the address of a file in assets/
//   [[include:web/html/x.tpl]]  another template's text, expanded too, without its AUTOESCAPE line
// Indentation and empty lines are left out.
struct TemplateSource {
  const Messages& messages;
  std::function<std::string(std::string_view name)> asset;      // Throws when there is none.
  std::function<std::string_view(std::string_view path)> file;  // Throws when there is none.
};

// Throws std::runtime_error naming `path` and what is wrong in it: an unknown key, icon marks left
// open, no AUTOESCAPE line, includes in a circle, :none on a name that does not end in _HTML.
std::string expand_template(const TemplateSource& source, std::string_view path, Language language);

}  // namespace coloquio::web
