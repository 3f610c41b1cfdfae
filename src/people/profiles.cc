#include "people/profiles.h"

#include <utility>

#include "base/text.h"
#include "markup/markdown.h"
#include "people/account_store.h"
#include "people/service.h"

namespace coloquio::people {
namespace {

constexpr std::size_t kLongestHeadline = 80;
constexpr std::size_t kLongestBio = 2000;

FieldError too_long(const char* field, std::size_t max) {
  return {field, "people.too_long", {{"max", static_cast<std::int64_t>(max)}}};
}

void apply_name(const ProfileChange& wanted, Self& self, std::vector<FieldError>& wrong) {
  if (!wanted.name) return;
  auto name = name_typed("name", *wanted.name);
  if (name) {
    self.person.name = std::move(*name);
  } else {
    wrong.insert(wrong.end(), name.error().fields.begin(), name.error().fields.end());
  }
}

void apply_headline(const ProfileChange& wanted, Self& self, std::vector<FieldError>& wrong) {
  if (!wanted.headline) return;
  self.person.headline = text::clean_line(*wanted.headline);
  if (text::count_graphemes(self.person.headline) > kLongestHeadline) {
    wrong.push_back(too_long("headline", kLongestHeadline));
  }
}

void apply_bio(const ProfileChange& wanted, Self& self, std::vector<FieldError>& wrong) {
  if (!wanted.bio) return;
  self.person.bio_markdown = text::clean(*wanted.bio);
  if (text::count_graphemes(self.person.bio_markdown) > kLongestBio) {
    wrong.push_back(too_long("bio", kLongestBio));
    return;
  }
  auto html = markup::to_html(self.person.bio_markdown);
  if (html) {
    self.person.bio_html = std::move(*html);
  } else {
    wrong.push_back({"bio", html.error().key, html.error().args});
  }
}

}  // namespace

Result<Person> Profiles::find(const Viewer& viewer, PersonId id) const {
  auto person = ground_.database.read([&](db::Connection& c) { return find_person(c, id); });
  if (person && sight_) person = sight_(viewer, std::move(*person));
  if (!person) return fail(Kind::not_found, "errors.not_found");
  return std::move(*person);
}

Result<Self> Profiles::self(const Viewer& viewer) const {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  return ground_.database.read([&](db::Connection& c) -> Result<Self> {
    auto account = find_account(c, viewer.account);
    auto person = find_person(c, viewer.person);
    if (!account || !person) return fail(Kind::not_found, "errors.not_found");
    return Self{std::move(*person), std::move(*account)};
  });
}

Result<Self> Profiles::change(const Viewer& viewer, const ProfileChange& wanted) const {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  auto self = this->self(viewer);
  if (!self) return fail(self.error());

  std::vector<FieldError> wrong;
  apply_name(wanted, *self, wrong);
  apply_headline(wanted, *self, wrong);
  apply_bio(wanted, *self, wrong);
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  self->account.language = wanted.language.value_or(self->account.language);
  self->account.theme = wanted.theme.value_or(self->account.theme);

  const Note event = note(ground_);
  ground_.database.write([&](db::Transaction& tx) {
    update_profile(tx, self->person);
    update_preferences(tx, viewer.account, self->account.language, self->account.theme);
    record_account_event(tx, event, "person.changed", viewer.account, viewer.person);
    tx.after_commit([this, account = viewer.account] { ground_.authenticator.forget(account); });
  });
  return self;
}

}  // namespace coloquio::people
