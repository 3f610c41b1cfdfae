#pragma once

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

  // Kind::not_found for somebody who is not there.
  Result<Person> find(PersonId id) const;
  // Kind::unauthenticated for a guest.
  Result<Self> self(const Viewer& viewer) const;
  Result<Self> change(const Viewer& viewer, const ProfileChange& wanted) const;

 private:
  Ground ground_;
};

}  // namespace coloquio::people
