#include "web/values.h"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace coloquio::web {
namespace {

// Templates name a few hundred things; whatever a program makes up beyond that is not remembered.
constexpr std::size_t max_names = 4096;

struct Name {
  std::string text;
  ctemplate::StaticTemplateString known;
};

// ctemplate keeps pointers to the names it knows, so that they live as long as the program.
class Names {
 public:
  const Name* of(std::string_view text) {
    const std::lock_guard lock(mutex_);
    if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
    if (by_text_.size() >= max_names) return nullptr;
    auto name = std::make_unique<Name>();
    name->text = text;
    name->known.do_not_use_directly_.ptr_ = name->text.c_str();
    name->known.do_not_use_directly_.length_ = name->text.size();
    name->known.do_not_use_directly_.id_ = 0;
    const ctemplate::StaticTemplateStringInitializer registered(&name->known);
    const auto* const kept = name.get();
    by_text_.emplace(kept->text, std::move(name));
    return kept;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string_view, std::unique_ptr<Name>> by_text_;
};

}  // namespace

// ctemplate hashes each name and looks it up in two tables behind locks whenever a value is set: a
// tenth of a page's time. A name that it knows beforehand costs less than half.
ctemplate::TemplateString name_of(std::string_view text) {
  static Names names;
  thread_local std::unordered_map<std::string_view, const Name*> known;
  const auto found = known.find(text);
  if (found != known.end()) return ctemplate::TemplateString(found->second->known);
  const auto* const name = names.of(text);
  if (name == nullptr) return ctemplate::TemplateString(text.data(), text.size());
  known.emplace(name->text, name);
  return ctemplate::TemplateString(name->known);
}

}  // namespace coloquio::web
