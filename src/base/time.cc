#include "base/time.h"

#include <algorithm>
#include <string_view>

namespace coloquio {
namespace {

using std::chrono::microseconds;

const Instant kFirst = std::chrono::sys_days{std::chrono::year{0} / 1 / 1};
const Instant kLast = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - microseconds{1};

void put(char* at, int digits, std::int64_t value) {
  for (int i = digits - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

// Reads an instant from left to right; once something did not fit, `ok` stays false.
struct Reader {
  std::string_view rest;
  bool ok = true;

  bool next_is(char c) const { return !rest.empty() && rest.front() == c; }

  void expect(char c) {
    ok = ok && next_is(c);
    if (ok) rest.remove_prefix(1);
  }

  int number(std::size_t digits, int lowest, int highest) {
    int value = 0;
    if (rest.size() < digits) ok = false;
    for (std::size_t i = 0; ok && i < digits; ++i) {
      if (rest[i] < '0' || rest[i] > '9') ok = false;
      value = value * 10 + (rest[i] - '0');
    }
    if (!ok || value < lowest || value > highest) return ok = false, 0;
    rest.remove_prefix(digits);
    return value;
  }

  microseconds decimals() {
    if (!next_is('.')) return microseconds{0};
    rest.remove_prefix(1);
    int value = 0;
    for (int i = 0; i < 6; ++i) {
      value *= 10;
      if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') value += number(1, 0, 9);
    }
    return microseconds{value};
  }

  std::chrono::minutes offset() {
    if (rest.empty()) return std::chrono::minutes{0};
    if (next_is('Z')) {
      rest.remove_prefix(1);
      return std::chrono::minutes{0};
    }
    const int sign = next_is('-') ? -1 : 1;
    expect(sign < 0 ? '-' : '+');
    const int hours = number(2, 0, 23);
    expect(':');
    return sign * (std::chrono::hours{hours} + std::chrono::minutes{number(2, 0, 59)});
  }
};

}  // namespace

std::string to_iso(Instant t) {
  std::string out;
  append_iso(out, t);
  return out;
}

void append_iso(std::string& out, Instant t) {
  t = std::clamp(t, kFirst, kLast);
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day date{day};
  const auto micros = (t - day).count();
  const auto seconds = micros / 1'000'000;
  const auto begin = out.size();
  out += "0000-00-00T00:00:00.000000Z";
  auto* at = &out[begin];
  put(at, 4, static_cast<int>(date.year()));
  put(at + 5, 2, static_cast<unsigned>(date.month()));
  put(at + 8, 2, static_cast<unsigned>(date.day()));
  put(at + 11, 2, seconds / 3600);
  put(at + 14, 2, seconds / 60 % 60);
  put(at + 17, 2, seconds % 60);
  put(at + 20, 6, micros % 1'000'000);
}

bool from_iso(const std::string& text, Instant& out) {
  Reader in{text};
  const std::chrono::year year{in.number(4, 0, 9999)};
  in.expect('-');
  const std::chrono::month month{static_cast<unsigned>(in.number(2, 1, 12))};
  in.expect('-');
  const std::chrono::day day{static_cast<unsigned>(in.number(2, 1, 31))};
  in.expect('T');
  const std::chrono::hours hours{in.number(2, 0, 23)};
  in.expect(':');
  const std::chrono::minutes minutes{in.number(2, 0, 59)};
  in.expect(':');
  const std::chrono::seconds seconds{in.number(2, 0, 59)};
  const auto decimals = in.decimals();
  const auto offset = in.offset();
  const auto date = year / month / day;
  if (!in.ok || !in.rest.empty() || !date.ok()) return false;
  out = std::chrono::sys_days{date} + hours + minutes + seconds + decimals - offset;
  return true;
}

Instant SystemClock::now() const {
  return std::chrono::floor<microseconds>(std::chrono::system_clock::now());
}

}  // namespace coloquio
