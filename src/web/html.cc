#include "web/html.h"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "base/embedded.h"
#include "base/text.h"
#include "web/assets.h"
#include "web/html_source.h"
#include "web/url.h"
#include "web/values.h"

namespace coloquio::web {
namespace {

constexpr std::array<Language, 2> kLanguages{Language::es, Language::en};

std::string_view template_file(std::string_view path) {
  const auto files = embedded::templates();
  const auto found = std::lower_bound(files.begin(), files.end(), path,
                                      [](const EmbeddedFile& f, auto p) { return f.path < p; });
  if (found == files.end() || found->path != path) {
    throw std::runtime_error("no template " + std::string(path));
  }
  return found->bytes;
}

std::string compiled_name(std::string_view file, Language language) {
  return std::string(code(language)).append("/").append(file);
}

}  // namespace

struct Templates::State {
  ctemplate::TemplateCache cache;
};

Templates::Templates(const Messages& messages) : state_(std::make_unique<State>()) {
  const TemplateSource source{messages, [](std::string_view name) { return asset_url(name); },
                              template_file};
  for (const auto& file : embedded::templates()) {
    for (const auto language : kLanguages) {
      const auto text = expand_template(source, file.path, language);
      if (!state_->cache.StringToTemplateCache(compiled_name(file.path, language), text,
                                               ctemplate::DO_NOT_STRIP)) {
        throw std::runtime_error(std::string(file.path) + ": ctemplate cannot read it");
      }
    }
  }
  state_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view file, Language language,
                              const Values& values) const {
  std::string out;
  out.reserve(32 * 1024);
  ctemplate::PerExpandData data;
  if (!state_->cache.ExpandNoLoad(compiled_name(file, language), ctemplate::DO_NOT_STRIP, &values,
                                  &data, &out)) {
    throw std::runtime_error("no template " + std::string(file));
  }
  return out;
}

namespace {

// The same page in the other language: its own query, with lang= replaced.
std::string in_language(const Request& request, Language language) {
  std::string url = encode_path(request.path) + "?";
  std::string_view rest = request.query_string;
  while (!rest.empty()) {
    const auto part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (!part.empty() && !part.starts_with("lang=")) url.append(part).append("&");
  }
  return url.append("lang=").append(code(language));
}

void fill_head(const PageKit& kit, const PageHead& head, Values& layout) {
  const bool home = head.section == "home";
  set(layout, "TITLE", head.title);
  set(layout, "FULL_TITLE",
      home || head.title.empty() ? head.title : head.title + " · " + kit.site.name);
  set(layout, "ORG_NAME", kit.site.name);
  set_section(layout, "DESCRIPTION", "DESCRIPTION_TEXT", head.description);
  set_section(layout, "CANONICAL", "CANONICAL_URL",
              head.canonical.empty() ? "" : kit.site.public_url + head.canonical);
  set_section(layout, "FEED", "FEED_URL", head.feed);
  set(layout, "HEAD_HTML", head.json_ld_html);
  show(layout, "NOINDEX", !head.index);
  show(layout, "AT_HOME", home);
  show(layout, "AT_QUESTIONS", head.section == "questions");
  show(layout, "AT_SEARCH", head.section == "search");
  show(layout, "AT_ACCOUNT", head.section == "account");
}

void fill_viewer(const Request& request, Values& layout) {
  // Encoded here: the template's escaping inside an address keeps "&" as a separator.
  const auto path = encode_path(request.path);
  set(layout, "HERE",
      encode(request.query_string.empty() ? path : path + "?" + request.query_string));
  if (request.viewer.is_guest()) {
    show(layout, "GUEST");
    return;
  }
  if (!request.theme.empty()) set(add(layout, "THEME"), "THEME_NAME", request.theme);
  auto& member = add(layout, "MEMBER");
  set(member, "CSRF", request.csrf);
  set(member, "PERSON_NAME", request.person_name);
  set(member, "PERSON_INITIALS", text::initials(request.person_name));
  set(member, "PERSON_HUE", person_hue(request.viewer.person));
  set(member, "PERSON_ID", to_string(request.viewer.person));
  set(member, "PERSON_URL", "/p/" + to_string(request.viewer.person));
  show(member, "STAFF", request.viewer.may(Permission::moderate));
}

void fill_languages(const Request& request, Values& layout) {
  const bool spanish = request.viewer.language == Language::es;
  const Language other = spanish ? Language::en : Language::es;
  set(layout, "LANG", code(request.viewer.language));
  set(layout, "OTHER_LANG", code(other));
  set(layout, "OTHER_LANG_NAME", spanish ? "English" : "Español");
  set(layout, "OTHER_LANG_URL", in_language(request, other));
}

}  // namespace

std::string_view person_hue(PersonId person) {
  constexpr std::array<std::string_view, 6> kHues{"p1", "p2", "p3", "p4", "p5", "p6"};
  // The low bits of an id count up from a random place: even enough.
  return kHues[static_cast<std::uint64_t>(raw(person)) % kHues.size()];
}

Response page(const PageKit& kit, const Request& request, const PageHead& head,
              std::string_view file, Values& values, int status) {
  const Language language = request.viewer.language;
  if (!request.csrf.empty()) set(values, "CSRF", request.csrf);
  const std::string body = kit.templates.render(file, language, values);

  Values layout;
  fill_head(kit, head, layout);
  fill_viewer(request, layout);
  fill_languages(request, layout);
  // After a form the address says what was done ("?done=saved"), so that no state is needed.
  const std::string flash = "flash." + std::string(request.param("done"));
  if (flash.size() > 6 && kit.messages.has(flash)) {
    set_section(layout, "FLASH", "FLASH_TEXT", kit.messages.say(language, flash));
  }
  set_view(layout, "BODY_HTML", body);
  return html(kit.templates.render("web/html/layout.tpl", language, layout), status);
}

}  // namespace coloquio::web
