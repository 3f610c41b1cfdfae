#include "web/values.h"

#include <utility>

namespace coloquio::web {
namespace {

constexpr std::size_t first_piece = 16 * 1024;  // Bytes: enough for most pages.

std::string_view view(const ctemplate::TemplateString& text) { return {text.data(), text.size()}; }

}  // namespace

// The repetitions of a section; of one that is only shown, the values around it once.
class Values::Repetitions final : public Iterator {
 public:
  Repetitions(const Section* section, const Values& around)
      : around_(section != nullptr && section->first == nullptr ? &around : nullptr),
        next_(section == nullptr ? nullptr : section->first) {}

  bool HasNext() const override { return around_ != nullptr || next_ != nullptr; }
  const TemplateDictionaryInterface& Next() override {
    if (around_ != nullptr) return *std::exchange(around_, nullptr);
    return *std::exchange(next_, next_->next_);
  }

 private:
  const Values* around_;
  const Values* next_;
};

Values::Values()
    : own_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_piece)), memory_(*own_) {}

Values::Values(const Values& around, std::pmr::memory_resource& memory)
    : around_(&around), memory_(memory) {}

std::string_view Values::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = static_cast<char*>(memory_.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Values::Section* Values::find_own(std::string_view name) const {
  auto* section = sections_;
  while (section != nullptr && section->name != name) section = section->older;
  return section;
}

const Values::Section* Values::find(const ctemplate::TemplateString& name) const {
  for (const auto* values = this; values != nullptr; values = values->around_) {
    if (const auto* section = values->find_own(view(name))) return section;
  }
  return nullptr;
}

ctemplate::TemplateString Values::GetValue(const ctemplate::TemplateString& name) const {
  for (const auto* values = this; values != nullptr; values = values->around_) {
    for (const auto* one = values->values_; one != nullptr; one = one->older) {
      if (one->name == view(name)) return {one->value.data(), one->value.size()};
    }
  }
  return "";
}

bool Values::IsHiddenSection(const ctemplate::TemplateString& name) const {
  return find(name) == nullptr;
}

bool Values::IsUnhiddenSection(const ctemplate::TemplateString& name) const {
  return find(name) != nullptr;
}

Values::Iterator* Values::CreateSectionIterator(const ctemplate::TemplateString& name) const {
  return new Repetitions(find(name), *this);
}

void Values::DumpToString(std::string* out, int level) const {
  const std::string indent(static_cast<std::size_t>(level), ' ');
  for (const auto* one = values_; one != nullptr; one = one->older) {
    out->append(indent).append(one->name).append(": ").append(one->value).append("\n");
  }
  for (const auto* section = sections_; section != nullptr; section = section->older) {
    out->append(indent).append("#").append(section->name).append("\n");
    for (const auto* one = section->first; one != nullptr; one = one->next_) {
      one->DumpToString(out, level + ctemplate::kIndent);
    }
  }
}

void set(Values& values, std::string_view name, std::string_view value) {
  set_view(values, name, values.keep(value));
}

void set_view(Values& values, std::string_view name, std::string_view value) {
  values.values_ = values.keep(Values::Value{values.keep(name), value, values.values_});
}

void show(Values& values, std::string_view section, bool wanted) {
  if (!wanted || values.find_own(section) != nullptr) return;
  values.sections_ =
      values.keep(Values::Section{values.keep(section), nullptr, nullptr, values.sections_});
}

Values& add(Values& values, std::string_view section) {
  show(values, section);
  auto* const place = values.find_own(section);
  auto* const one =
      new (values.memory_.allocate(sizeof(Values), alignof(Values))) Values(values, values.memory_);
  (place->last == nullptr ? place->first : place->last->next_) = one;
  place->last = one;
  return *one;
}

}  // namespace coloquio::web
