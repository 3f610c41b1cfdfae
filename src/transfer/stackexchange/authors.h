#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/connection.h"
#include "people/person.h"
#include "transfer/stackexchange/dump.h"

namespace coloquio::transfer::stackexchange {

// Who wrote something and when: enough to make a person of it if need be.
struct AuthorRef {
  Author author;
  Instant date;
};

// Finds the people behind a dump's authors; who left the site, or is missing in Users.xml, becomes
// a person with nothing but a name. Remembers at most some hundred thousand. One thread.
class Authors {
 public:
  explicit Authors(std::string source) : source_(std::move(source)) {}

  // Looks all of them up in few queries and makes those who are missing. Inside the transaction
  // that uses them; what it found counts only after keep().
  void find(db::Transaction& tx, const std::vector<AuthorRef>& refs);
  PersonId of(const Author& author) const;
  // After the commit; without it the next find() starts where the last keep() left off.
  void keep();

 private:
  // "12", "name:Rosa": how an author is called in `identity`.
  static std::string native_name(const Author& author);
  PersonId make(db::Transaction& tx, const AuthorRef& ref, const std::string& native);

  const std::string source_;
  std::unordered_map<std::string, PersonId> kept_, found_;
};

}  // namespace coloquio::transfer::stackexchange
