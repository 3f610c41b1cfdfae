#pragma once

// ctemplate's header uses strlen without including it.
#include <ctemplate/template_dictionary.h>

#include <cstring>
#include <string_view>

// Short verbs for filling templates. A value is copied; a section is there only when it is shown.
namespace coloquio::web {

using Values = ctemplate::TemplateDictionary;

// The name of a value or a section, as ctemplate finds it fastest. Any thread.
ctemplate::TemplateString name_of(std::string_view name);

inline void set(Values& values, std::string_view name, std::string_view value) {
  values.SetValue(name_of(name), ctemplate::TemplateString(value.data(), value.size()));
}

inline void show(Values& values, std::string_view section, bool wanted = true) {
  if (wanted) values.ShowSection(name_of(section));
}

// One more repetition of a section.
inline Values& add(Values& values, std::string_view section) {
  return *values.AddSectionDictionary(name_of(section));
}

// A section with one value in it, there only when there is something to say.
inline void set_section(Values& values, std::string_view section, std::string_view name,
                        std::string_view value) {
  if (!value.empty()) set(add(values, section), name, value);
}

}  // namespace coloquio::web
