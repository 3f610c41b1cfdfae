#pragma once

#include <functional>
#include <optional>
#include <string>

#include "people/ground.h"
#include "people/person.h"

namespace coloquio::people {

// What a person says of themselves. Absent members stay as they are.
struct ProfileChange {
  std::optional<std::string> name;
  std::optional<std::string> headline;
  std::optional<std::string> bio;  // Markdown.
  std::optional<Language> language;
  std::optional<Theme> theme;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (name, headline, bio, language, theme))

// A person with their account, if they have one.
struct Self {
  Person person;
  Account account;
};

class Profiles {
 public:
  explicit Profiles(const Ground& ground) : ground_(ground) {}

  // What a viewer is shown of a person; nothing: must not know of them. Told by the room that
  // knows who meets whom, before serving.
  using Sight = std::function<std::optional<Person>(const Viewer&, Person)>;
  void see_through(Sight sight) { sight_ = std::move(sight); }

  // Kind::not_found for somebody who is not there, or must not be known of.
  Result<Person> find(const Viewer& viewer, PersonId id) const;
  // Kind::unauthenticated for a guest.
  Result<Self> self(const Viewer& viewer) const;
  Result<Self> change(const Viewer& viewer, const ProfileChange& wanted) const;

 private:
  Ground ground_;
  Sight sight_;
};

}  // namespace coloquio::people
