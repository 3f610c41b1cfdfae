#pragma once

// clang-format off
#include <cstring>  // Before ctemplate, whose header uses strlen without including it.
#include <ctemplate/template_dictionary.h>
// clang-format on

#include <string_view>

// Short verbs for filling templates. A value is copied; a section is there only when it is shown.
namespace coloquio::web {

using Values = ctemplate::TemplateDictionary;

inline void set(Values& values, std::string_view name, std::string_view value) {
  values.SetValue(ctemplate::TemplateString(name.data(), name.size()),
                  ctemplate::TemplateString(value.data(), value.size()));
}

inline void show(Values& values, std::string_view section, bool wanted = true) {
  if (wanted) values.ShowSection(ctemplate::TemplateString(section.data(), section.size()));
}

// One more repetition of a section.
inline Values& add(Values& values, std::string_view section) {
  return *values.AddSectionDictionary(ctemplate::TemplateString(section.data(), section.size()));
}

// A section with one value in it, there only when there is something to say.
inline void set_section(Values& values, std::string_view section, std::string_view name,
                        std::string_view value) {
  if (!value.empty()) set(add(values, section), name, value);
}

}  // namespace coloquio::web
