#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace coloquio {

enum class Language { es, en };
BOOST_DESCRIBE_ENUM(Language, es, en)

std::string_view code(Language language);                        // "es", "en"
bool parse_language(std::string_view code, Language& language);  // "es-MX" counts as es.
// Of an Accept-Language header; `fallback` when it names none of ours.
Language preferred_language(std::string_view header, Language fallback);

// Every sentence a person reads, from messages/{es,en}.json (inlang message format: nested objects,
// "{name}" placeholders, plural variants by `local x = n: plural`; message_format.h has the
// details). Immutable after loading; any thread.
class Messages {
 public:
  // Of the files in the binary. Throws std::runtime_error naming file and key when one is wrong or
  // exists in one language only: a build mistake, found by the first test.
  static const Messages& embedded();
  // Of these texts instead; throws alike.
  static Messages from_texts(std::string_view es, std::string_view en);

  // The sentence of `key` ("conversations.replies"). Values are inserted as they are: HTML escaping
  // is the template's work. Integers are written in the language's form (1.406 / 1,406); a year or
  // a port goes in as text. An unknown key comes out as itself, so that the page still stands.
  std::string say(Language language, std::string_view key, const Args& args = {}) const;
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;

 private:
  struct Data;
  explicit Messages(std::shared_ptr<const Data> data);
  std::shared_ptr<const Data> data_;
};

// Numbers and dates as people write them in each language. No-break spaces (U+00A0) hold numbers
// and their units together.
namespace words {
std::string number(Language language, std::int64_t value);               // 1.406 · 1,406
std::string percent(Language language, double share, int decimals = 0);  // 0.91: 91 % · 91%
// "ahora mismo", "hace 25 min", "hace 3 h", "ayer", then "21 nov", then "21 nov 2024". An instant
// to come counts as now.
std::string relative(Language language, Instant then, Instant now,
                     std::string_view time_zone = "Europe/Madrid");
// "21 de noviembre de 2026, 10:30". An unknown time zone counts as UTC.
std::string full_date_time(Language language, Instant when,
                           std::string_view time_zone = "Europe/Madrid");
std::string duration(Language language, std::int64_t seconds);  // "38 min", "2 h", "3 días"
}  // namespace words

}  // namespace coloquio
