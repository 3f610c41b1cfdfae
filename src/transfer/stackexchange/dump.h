#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "transfer/stackexchange/row.h"

namespace coloquio::transfer::stackexchange {

// The rows of a dump in our types. Ids are the dump's own.

// Who wrote something: an id of Users.xml, or for people who left only a name.
struct Author {
  std::optional<std::int64_t> id;
  std::string name;
};

struct User {
  std::int64_t id = 0;  // -1 is the site itself.
  std::string name;
  std::string about_html;
  std::string location;
  Instant created_at;
};

struct Post {
  static constexpr std::int64_t question = 1, answer = 2;
  std::int64_t id = 0;
  std::int64_t type = 0;      // Others: wiki pages of tags, elections.
  std::int64_t parent = 0;    // Of answers.
  std::int64_t accepted = 0;  // Of questions, 0 for none.
  std::int64_t score = 0;
  std::string title;
  std::string body_html;
  std::vector<std::string> tags;
  Author author;
  Instant created_at;
  std::optional<Instant> edited_at, closed_at;
};

struct Comment {
  std::int64_t id = 0;
  std::int64_t post = 0;
  std::int64_t score = 0;
  std::string text;  // Markdown of the small kind that comments have.
  Author author;
  Instant created_at;
};

// From a row; otherwise what is wrong with it, in English, for the error file.
template <class T>
using Read = tl::expected<T, std::string>;
Read<User> to_user(const Row& row);
Read<Post> to_post(const Row& row);
Read<Comment> to_comment(const Row& row);

// Of what we take from a row, to see on a second run whether it changed: a new view count is no
// change. The same in every version and on every machine; never negative.
std::int64_t hash_of(const User& user);
std::int64_t hash_of(const Post& post);
std::int64_t hash_of(const Comment& comment);

}  // namespace coloquio::transfer::stackexchange
