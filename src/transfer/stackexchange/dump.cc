#include "transfer/stackexchange/dump.h"

#include <algorithm>

namespace coloquio::transfer::stackexchange {
namespace {

// Collects what is wrong while the fields are read one by one.
class Fields {
 public:
  explicit Fields(const Row& row) : row_(row) {}

  std::int64_t required_number(std::string_view name) {
    const auto value = number(name);
    if (!value) complain(name, "is missing");
    return value.value_or(0);
  }

  std::optional<std::int64_t> number(std::string_view name) {
    bool ok = true;
    const auto value = row_.number(name, ok);
    if (!ok) complain(name, "is no whole number");
    return value;
  }

  std::string text(std::string_view name) {
    bool ok = true;
    auto value = row_.text(name, ok);
    if (!ok) complain(name, "holds an unknown entity");
    return value;
  }

  std::string required_text(std::string_view name) {
    if (row_.raw(name).value_or("").empty()) complain(name, "is missing");
    return text(name);
  }

  std::optional<Instant> instant(std::string_view name) {
    const auto value = row_.raw(name);
    if (!value) return std::nullopt;
    Instant when;
    if (!read_instant(*value, when)) complain(name, "is no date");
    return when;
  }

  Instant required_instant(std::string_view name) {
    const auto value = instant(name);
    if (!value) complain(name, "is missing");
    return value.value_or(Instant{});
  }

  Author author(std::string_view id, std::string_view name) {
    return {.id = number(id), .name = text(name)};
  }

  template <class T>
  Read<T> done(T&& value) {
    if (!problem_.empty()) return tl::unexpected<std::string>(problem_);
    return std::forward<T>(value);
  }

 private:
  // "2011-10-11T19:42:20.713", of which a dump holds millions.
  static bool read_instant(std::string_view text, Instant& out) {
    const auto digits = [&](std::size_t at, std::size_t count) {
      int value = 0;
      for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
      }
      return value;
    };
    const bool usual = text.size() == 23 && text[4] == '-' && text[7] == '-' && text[10] == 'T' &&
                       text[13] == ':' && text[16] == ':' && text[19] == '.';
    if (!usual) return from_iso(std::string(text), out);
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2), hour = digits(11, 2),
              minute = digits(14, 2), second = digits(17, 2), milli = digits(20, 3);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year < 0 || month < 0 || day < 0 || !date.ok() || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 60 || milli < 0) {
      return false;
    }
    out = std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
          std::chrono::seconds(second) + std::chrono::milliseconds(milli);
    return true;
  }

  void complain(std::string_view name, std::string_view what) {
    if (!problem_.empty()) problem_ += "; ";
    problem_ += std::string(name) + " " + std::string(what);
  }

  const Row& row_;
  std::string problem_;
};

// "<one><two>" in older dumps, "|one|two|" in newer ones.
std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const auto start = text.find_first_not_of("<>|");
    if (start == text.npos) break;
    const auto end = std::min(text.find_first_of("<>|", start), text.size());
    tags.emplace_back(text.substr(start, end - start));
    text.remove_prefix(end);
  }
  return tags;
}

// FNV-1a over eight bytes at a time.
class Hash {
 public:
  Hash& add(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) word(little_endian(text.substr(at, 8)));
    return word(little_endian(text.substr(at))).word(text.size());
  }
  Hash& add(std::int64_t number) { return word(static_cast<std::uint64_t>(number)); }
  Hash& add(std::optional<Instant> when) { return add(when ? to_micros(*when) : 0); }

  std::int64_t value() const {
    return static_cast<std::int64_t>((hash_ ^ (hash_ >> 32)) & 0x7FFF'FFFF'FFFF'FFFF);
  }

 private:
  static std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
  }

  Hash& word(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 1099511628211U;
    hash_ ^= hash_ >> 29;
    return *this;
  }

  std::uint64_t hash_ = 14695981039346656037U;
};

}  // namespace

Read<User> to_user(const Row& row) {
  Fields fields(row);
  return fields.done(User{.id = fields.required_number("Id"),
                          .name = fields.text("DisplayName"),
                          .about_html = fields.text("AboutMe"),
                          .location = fields.text("Location"),
                          .created_at = fields.required_instant("CreationDate")});
}

Read<Post> to_post(const Row& row) {
  Fields fields(row);
  Post post;
  post.id = fields.required_number("Id");
  post.type = fields.required_number("PostTypeId");
  if (post.type != Post::question && post.type != Post::answer) return fields.done(std::move(post));
  if (post.type == Post::answer) post.parent = fields.required_number("ParentId");
  if (post.type == Post::question) {
    post.title = fields.required_text("Title");
    post.accepted = fields.number("AcceptedAnswerId").value_or(0);
    post.tags = split_tags(fields.text("Tags"));
    post.closed_at = fields.instant("ClosedDate");
  }
  post.score = fields.number("Score").value_or(0);
  post.body_html = fields.text("Body");
  post.author = fields.author("OwnerUserId", "OwnerDisplayName");
  post.created_at = fields.required_instant("CreationDate");
  post.edited_at = fields.instant("LastEditDate");
  return fields.done(std::move(post));
}

Read<Comment> to_comment(const Row& row) {
  Fields fields(row);
  return fields.done(Comment{.id = fields.required_number("Id"),
                             .post = fields.required_number("PostId"),
                             .score = fields.number("Score").value_or(0),
                             .text = fields.required_text("Text"),
                             .author = fields.author("UserId", "UserDisplayName"),
                             .created_at = fields.required_instant("CreationDate")});
}

std::int64_t hash_of(const User& user) {
  return Hash().add(user.name).add(user.about_html).add(user.location).value();
}

std::int64_t hash_of(const Post& post) {
  Hash hash;
  hash.add(post.body_html).add(post.title).add(post.score).add(post.accepted).add(post.author.name);
  hash.add(post.author.id.value_or(0)).add(post.edited_at).add(post.closed_at);
  for (const auto& tag : post.tags) hash.add(tag);
  return hash.value();
}

std::int64_t hash_of(const Comment& comment) {
  return Hash().add(comment.text).add(comment.score).add(comment.author.id.value_or(0)).value();
}

}  // namespace coloquio::transfer::stackexchange
