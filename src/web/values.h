#pragma once

// clang-format off
#include <cstring>  // Before ctemplate, whose header uses strlen without including it.
#include <ctemplate/template_dictionary_interface.h>
// clang-format on

#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>

namespace coloquio::web {

// What fills a template: values by name, and sections by name, each there as often as it was added.
// Whatever is not found in a section is looked for in those around it. Takes the place of
// ctemplate's own dictionary, which names and hashes each section and value: half of a page's time.
// Everything lies in one piece of memory that goes with the outermost. One thread.
class Values final : public ctemplate::TemplateDictionaryInterface {
 public:
  Values();

  friend void set(Values& values, std::string_view name, std::string_view value);
  friend void set_view(Values& values, std::string_view name, std::string_view value);
  friend void show(Values& values, std::string_view section, bool wanted);
  friend Values& add(Values& values, std::string_view section);

 protected:
  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& name) const override;
  bool IsHiddenSection(const ctemplate::TemplateString& name) const override;
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override;
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override;
  void DumpToString(std::string* out, int level) const override;
  // Our templates are put together before ctemplate sees them, so that none includes another.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override {
    return "";
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString& name) const override {
    return CreateSectionIterator(name);
  }

 private:
  struct Value {
    std::string_view name, value;
    const Value* older;
  };
  struct Section {
    std::string_view name;
    Values *first, *last;  // Null: shown without values of its own.
    Section* older;
  };
  class Repetitions;

  explicit Values(const Values& around, std::pmr::memory_resource& memory);

  template <class T>
  T* keep(T value) {
    return new (memory_.allocate(sizeof(T), alignof(T))) T(value);
  }
  std::string_view keep(std::string_view text);
  Section* find_own(std::string_view name) const;
  // Here or around.
  const Section* find(const ctemplate::TemplateString& name) const;

  const Values* around_ = nullptr;
  std::unique_ptr<std::pmr::memory_resource> own_;  // Of the outermost.
  std::pmr::memory_resource& memory_;
  const Value* values_ = nullptr;  // From the newest.
  Section* sections_ = nullptr;
  Values* next_ = nullptr;  // Repetition of the same section.
};

// A value is copied; the last one given counts.
void set(Values& values, std::string_view name, std::string_view value);
// Not copied: it must live until the template is filled.
void set_view(Values& values, std::string_view name, std::string_view value);
// The section once, unless it is already there.
void show(Values& values, std::string_view section, bool wanted = true);
// One more repetition of the section; it lives as long as the outermost values.
Values& add(Values& values, std::string_view section);

// A section with one value in it, there only when there is something to say.
inline void set_section(Values& values, std::string_view section, std::string_view name,
                        std::string_view value) {
  if (!value.empty()) set(add(values, section), name, value);
}

}  // namespace coloquio::web
