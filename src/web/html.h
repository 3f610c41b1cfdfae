#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/time.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace coloquio::web {

class Values;

// The pages' templates (ctemplate), from the binary: "community/html/show.tpl". While loading,
// every [[area.key]] is replaced by the message in the language, escaped; there is one compiled
// template per file and language. {{>NAME}} is replaced by web/html/name.tpl. A file without
// {{%AUTOESCAPE context="HTML"}} is refused.
// Immutable after loading; any thread.
class Templates {
 public:
  explicit Templates(const Messages& messages);  // Throws naming the file that is wrong.
  ~Templates();
  std::string render(std::string_view file, Language language, const Values& values) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What page handlers need to make a page; owned by App.
struct PageKit {
  const Site& site;
  const Messages& messages;
  const Templates& templates;
  const Clock& clock;

  std::string say(const Request& r, std::string_view key, const Args& args = {}) const {
    return messages.say(r.viewer.language, key, args);
  }
};

struct PageHead {
  std::string title;
  std::string description;
  std::string canonical;     // Path: "/t/como-cambio/7".
  std::string json_ld_html;  // A whole <script type="application/ld+json"> element, or "".
  std::string feed;          // Path of an Atom feed, or "".
  std::string section;       // Which navigation entry is current: "home", "questions".
  bool index = true;         // False: noindex.
};

// One of six calm colours for a person's initials: "p1" to "p6", always the same for the same
// person.
std::string_view person_hue(PersonId person);

// Renders `file` with `values` inside web/html/layout.tpl.
Response page(const PageKit& kit, const Request& request, const PageHead& head,
              std::string_view file, Values& values, int status = 200);

// What is wrong with a form, for {{>PROBLEMS}} and the fields: shows section PROBLEMS and for each
// field "name" the section NAME_ERROR with NAME_ERROR_TEXT ("author.id": AUTHOR_ID_ERROR).
void show_problems(const PageKit& kit, const Request& request, const Error& error, Values& values);

// The error page of a failed Result (or, below /api, its JSON).
Response error_response(const PageKit& kit, const Request& request, const Error& error);
// The same for a fault of ours: 500.
Response broken_response(const PageKit& kit, const Request& request);

// The address of a file in assets/, with its content's hash: "/assets/community.3fa9c1.css".
const std::string& asset_url(std::string_view name);

}  // namespace coloquio::web
