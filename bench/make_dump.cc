// make_dump: writes a Stack Exchange dump (Users.xml, Posts.xml, Comments.xml) of any size, for
// measuring imports and search. Words follow Zipf's law, threads and scores what forums look like.
// The same seed gives the same bytes on every machine.
//
//   make_dump --posts 200000 --out DIR [--seed 1] [--comments 30]   comments for 100 posts
//   make_dump --words 30 2000          the words of these ranks of frequency, one a line
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace {

// splitmix64: small, and unlike std's distributions the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// The most frequent words of Spanish, so that texts look like their language to who guesses it.
constexpr std::string_view function_words[] = {
    "de",  "la",   "que", "el",  "en",   "y",   "a",  "los",  "se", "del",
    "las", "un",   "por", "con", "no",   "una", "su", "para", "es", "al",
    "lo",  "como", "más", "o",   "pero", "sus", "le", "ha",   "me"};

class Vocabulary {
 public:
  static constexpr std::size_t size = 30'000;

  Vocabulary() {
    words_.assign(std::begin(function_words), std::end(function_words));
    std::unordered_set<std::string> known(words_.begin(), words_.end());
    Random random(42);
    while (words_.size() < size) {
      auto word = invent(random, words_.size());
      if (known.insert(word).second) words_.push_back(std::move(word));
    }
    double sum = 0;
    for (std::size_t rank = 0; rank < size; ++rank) {
      sum += 1.0 / std::pow(static_cast<double>(rank) + 2.7, 1.05);
      cumulative_.push_back(sum);
    }
  }

  const std::string& pick(Random& random) const {
    const double wanted = random.unit() * cumulative_.back();
    const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end(), wanted);
    return words_[std::min<std::size_t>(static_cast<std::size_t>(found - cumulative_.begin()),
                                        size - 1)];
  }
  const std::string& at(std::size_t rank) const { return words_[rank - 1]; }

 private:
  // The more frequent, the shorter, as in any language.
  static std::string invent(Random& random, std::size_t rank) {
    constexpr std::string_view starts[] = {"b",  "c",  "d",  "f",  "g",  "l",  "m",  "n",
                                           "p",  "r",  "s",  "t",  "v",  "br", "cl", "cr",
                                           "pl", "tr", "ch", "qu", "ll", "j",  "",   "h"};
    constexpr std::string_view middles[] = {"a", "e",  "i",  "o",  "u", "a", "e",
                                            "o", "ia", "ie", "ue", "á", "ó"};
    constexpr std::string_view ends[] = {"",  "",     "",      "n",  "r",   "s", "l",
                                         "d", "ción", "mente", "do", "ing", "ñ"};
    std::string word;
    const std::size_t syllables = (rank < 300 ? 1 : rank < 5000 ? 2 : 3) + random.below(2);
    for (std::size_t i = 0; i < syllables; ++i) {
      word += starts[random.below(std::size(starts))];
      word += middles[random.below(std::size(middles))];
    }
    return word + std::string(ends[random.below(std::size(ends))]);
  }

  std::vector<std::string> words_;
  std::vector<double> cumulative_;
};

class Writer {
 public:
  explicit Writer(Random random) : random_(random) {}

  std::string title() { return sentence(4 + random_.below(7), '?'); }

  // HTML as Stack Exchange keeps it: 85 words on average.
  std::string body() {
    std::string html;
    const std::size_t paragraphs = 1 + random_.below(4);
    for (std::size_t i = 0; i < paragraphs; ++i) {
      html += "<p>";
      const std::size_t sentences = 1 + random_.below(4);
      for (std::size_t j = 0; j < sentences; ++j)
        html += inline_markup(sentence(6 + random_.below(14), '.')) + ' ';
      html.back() = '<';
      html += "/p>\n\n";
    }
    if (random_.chance(12)) html += list();
    if (random_.chance(8))
      html += "<blockquote>\n  <p>" + sentence(12, '.') + "</p>\n</blockquote>\n\n";
    if (random_.chance(8))
      html += "<pre><code>" + words(6) + " &lt; 42;\n" + words(3) + "\n</code></pre>\n";
    return html;
  }

  std::string comment() { return sentence(5 + random_.below(18), '.'); }
  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += vocabulary_.pick(random_);
    }
    return text;
  }

 private:
  std::string sentence(std::size_t count, char end) {
    auto text = words(count);
    if (text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 32);
    return text + end;
  }

  std::string inline_markup(std::string text) {
    const auto place = text.find(' ', text.size() / 2);
    if (place == text.npos) return text;
    switch (random_.below(16)) {
      case 0:
        return text.insert(place + 1, "<strong>" + words(2) + "</strong> ");
      case 1:
        return text.insert(place + 1, "<em>" + words(1) + "</em> ");
      case 2:
        return text.insert(place + 1, "<code>" + words(1) + "()</code> ");
      case 3:
        return text.insert(place + 1, "<a href=\"https://example.org/" +
                                          std::to_string(random_.below(9999)) +
                                          "?a=1&amp;b=2\" rel=\"nofollow\">" + words(2) + "</a> ");
      default:
        return text;
    }
  }

  std::string list() {
    std::string html = "<ul>\n";
    const std::size_t items = 2 + random_.below(4);
    for (std::size_t i = 0; i < items; ++i)
      html += "<li>" + words(3 + random_.below(8)) + "</li>\n";
    return html + "</ul>\n\n";
  }

  const Vocabulary vocabulary_;
  Random random_;
};

class Xml {
 public:
  Xml(const std::filesystem::path& file, std::string_view root)
      : root_(root), file_(std::fopen(file.c_str(), "wb")) {
    if (file_ == nullptr) {
      std::fprintf(stderr, "make_dump: cannot write %s\n", file.c_str());
      std::exit(1);
    }
    fmt::print(file_, "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{}>\n", root_);
  }
  ~Xml() {
    fmt::print(file_, "</{}>\n", root_);
    std::fclose(file_);
  }
  Xml(const Xml&) = delete;

  void begin() { row_ = "  <row"; }
  void add(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(row_), " {}=\"", name);
    for (const char c : value) {
      switch (c) {
        case '<':
          row_ += "&lt;";
          break;
        case '>':
          row_ += "&gt;";
          break;
        case '&':
          row_ += "&amp;";
          break;
        case '"':
          row_ += "&quot;";
          break;
        case '\n':
          row_ += "&#xA;";
          break;
        default:
          row_ += c;
      }
    }
    row_ += '"';
  }
  void add(std::string_view name, std::size_t value) {
    fmt::format_to(std::back_inserter(row_), " {}=\"{}\"", name, value);
  }
  void end() {
    row_ += " />\n";
    std::fwrite(row_.data(), 1, row_.size(), file_);
  }

 private:
  const std::string root_;
  std::FILE* file_;
  std::string row_;
};

// Twelve seconds after each other, from 2020 on.
std::string date(std::size_t number) {
  using namespace std::chrono;
  const sys_seconds when = sys_days(year{2020} / 1 / 1) + seconds(12 * number);
  const auto day = floor<days>(when);
  const year_month_day ymd(day);
  const hh_mm_ss time(when - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.000", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

struct Shape {
  std::uint32_t parent = 0;    // 0: a question.
  std::uint32_t accepted = 0;  // Of a question.
};

// Who answers what is decided first: a question names the answer that it accepts later.
std::vector<Shape> shape(std::size_t posts, Random random) {
  std::vector<Shape> all(posts + 1);
  std::vector<std::uint32_t> questions;
  for (std::size_t id = 1; id <= posts; ++id) {
    if (questions.empty() || random.chance(35)) {
      questions.push_back(static_cast<std::uint32_t>(id));
      continue;
    }
    const auto recent = std::min<std::size_t>(questions.size(), 400);
    const auto parent = questions[questions.size() - 1 - random.below(1 + random.below(recent))];
    all[id].parent = parent;
    if (all[parent].accepted == 0 && random.chance(30))
      all[parent].accepted = static_cast<std::uint32_t>(id);
  }
  return all;
}

void write_users(const std::filesystem::path& folder, std::size_t users, Writer& writer) {
  Xml xml(folder / "Users.xml", "users");
  for (std::size_t id = 1; id <= users; ++id) {
    xml.begin();
    xml.add("Id", id);
    xml.add("Reputation", id % 1000);
    xml.add("CreationDate", date(0));
    xml.add("DisplayName", writer.words(2));
    xml.add("AboutMe", "<p>" + writer.words(8) + "</p>\n");
    xml.end();
  }
}

void write_posts(const std::filesystem::path& folder, const std::vector<Shape>& posts,
                 std::size_t users, Writer& writer, Random random) {
  Xml xml(folder / "Posts.xml", "posts");
  for (std::size_t id = 1; id < posts.size(); ++id) {
    const bool question = posts[id].parent == 0;
    xml.begin();
    xml.add("Id", id);
    xml.add("PostTypeId", question ? std::size_t{1} : std::size_t{2});
    if (!question) xml.add("ParentId", std::size_t{posts[id].parent});
    if (posts[id].accepted != 0) xml.add("AcceptedAnswerId", std::size_t{posts[id].accepted});
    xml.add("CreationDate", date(id));
    xml.add("Score", random.below(1 + random.below(40)));
    if (question) xml.add("ViewCount", random.below(9999));
    xml.add("Body", writer.body());
    xml.add("OwnerUserId", 1 + random.below(1 + random.below(users)));
    xml.add("LastActivityDate", date(id));
    if (question) {
      xml.add("Title", writer.title());
      std::string tags;
      for (std::size_t i = 0; i <= random.below(4); ++i)
        tags += "<tag-" + std::to_string(random.below(1 + random.below(200))) + ">";
      xml.add("Tags", tags);
    }
    xml.add("ContentLicense", "CC BY-SA 4.0");
    xml.end();
  }
}

void write_comments(const std::filesystem::path& folder, std::size_t posts, std::size_t comments,
                    std::size_t users, Writer& writer, Random random) {
  Xml xml(folder / "Comments.xml", "comments");
  for (std::size_t id = 1; id <= comments; ++id) {
    xml.begin();
    xml.add("Id", id);
    xml.add("PostId", 1 + (id * posts / (comments + 1)) % posts);
    xml.add("Score", random.below(3));
    xml.add("Text", writer.comment());
    xml.add("CreationDate", date(1 + id * posts / (comments + 1) + 20));
    xml.add("UserId", 1 + random.below(users));
    xml.end();
  }
}

std::size_t number(const char* text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
  if (error != std::errc{} || *end != '\0') {
    std::fprintf(stderr, "make_dump: %s is no number\n", text);
    std::exit(2);
  }
  return value;
}

int print_words(std::size_t from, std::size_t to) {
  const Vocabulary vocabulary;
  for (std::size_t rank = std::max<std::size_t>(from, 1); rank <= std::min(to, Vocabulary::size);
       ++rank) {
    std::puts(vocabulary.at(rank).c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t posts = 0, seed = 1, comments = 30;
  std::filesystem::path folder;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--words" && i + 2 < argc)
      return print_words(number(argv[i + 1]), number(argv[i + 2]));
    if (i + 1 >= argc) break;
    const char* value = argv[++i];
    if (flag == "--posts") posts = number(value);
    if (flag == "--seed") seed = number(value);
    if (flag == "--comments") comments = number(value);
    if (flag == "--out") folder = value;
  }
  if (posts == 0 || folder.empty()) {
    std::fputs(
        "make_dump --posts N --out DIR [--seed S] [--comments PER_100_POSTS] | --words FROM TO\n",
        stderr);
    return 2;
  }
  std::filesystem::create_directories(folder);
  Random random(seed);
  const std::size_t users = std::max<std::size_t>(10, posts / 10);
  Writer writer{Random(random.next())};
  write_users(folder, users, writer);
  write_posts(folder, shape(posts, Random(random.next())), users, writer, Random(random.next()));
  write_comments(folder, posts, posts * comments / 100, users, writer, Random(random.next()));
  return 0;
}
