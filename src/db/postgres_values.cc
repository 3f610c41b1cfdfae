#include "db/postgres_values.h"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace coloquio::db::postgres {
namespace {

// From the server's pg_type catalogue; these never change.
enum TypeOid : Oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kOid = 26,
  kFloat4 = 700,
  kFloat8 = 701,
  kNumeric = 1700
};

std::string_view cell(const PGresult* result, int row, int column) {
  return {PQgetvalue(result, row, column),
          static_cast<std::size_t>(PQgetlength(result, row, column))};
}

template <class T>
bool parse(std::string_view text, T& out) {
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc() && stop == end;
}

// sum() of integers is NUMERIC, but whole.
void add_number(Rows::Builder& out, std::string_view text, Oid type) {
  std::int64_t whole = 0;
  if (type != kFloat8 && type != kFloat4 && parse(text, whole)) return out.add(whole);
  double fraction = 0;
  parse(text, fraction);
  out.add(fraction);
}

int nibble(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// "\x4a6f"
void add_bytes(Rows::Builder& out, std::string_view hex) {
  const std::size_t size = hex.size() < 2 ? 0 : (hex.size() - 2) / 2;
  char* const place = out.room(size);
  for (std::size_t i = 0; i < size; ++i) {
    place[i] = static_cast<char>(nibble(hex[2 + 2 * i]) * 16 + nibble(hex[3 + 2 * i]));
  }
  out.add_in_place(Blob{{place, size}});
}

void add_cell(Rows::Builder& out, const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column)) return out.add_null();
  const auto text = cell(result, row, column);
  switch (const Oid type = PQftype(result, column)) {
    case kBool:
      return out.add(std::int64_t{text == "t"});
    case kInt8:
    case kInt4:
    case kInt2:
    case kOid:
    case kNumeric:
    case kFloat4:
    case kFloat8:
      return add_number(out, text, type);
    case kBytea:
      return add_bytes(out, text);
    default:
      return out.add_text(text);
  }
}

}  // namespace

Parameters::Parameters(std::span<const Value> values) {
  owned_.reserve(values.size());  // Its texts must not move.
  const auto add = [&](Oid type, const char* text, std::size_t length, int format, char letter) {
    types_.push_back(type);
    texts_.push_back(text);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
    signature_.push_back(letter);
  };
  for (const auto& value : values) {
    if (const auto* i = std::get_if<std::int64_t>(&value)) {
      owned_.push_back(std::to_string(*i));
      add(kInt8, owned_.back().c_str(), 0, 0, 'i');
    } else if (const auto* d = std::get_if<double>(&value)) {
      owned_.push_back(fmt::format("{}", *d));
      add(kFloat8, owned_.back().c_str(), 0, 0, 'd');
    } else if (const auto* s = std::get_if<std::string_view>(&value)) {
      if (!s->empty() && std::memchr(s->data(), 0, s->size()) != nullptr) {
        throw Failure("A text with a NUL byte cannot be stored.");
      }
      // Binary form of a text is the text, and spares a copy only to put a NUL behind it.
      add(kText, s->empty() ? "" : s->data(), s->size(), 1, 's');
    } else if (const auto* b = std::get_if<Blob>(&value)) {
      add(kBytea, b->bytes.empty() ? "" : b->bytes.data(), b->bytes.size(), 1, 'b');
    } else {
      add(0, nullptr, 0, 0, 'n');
    }
  }
}

Rows to_rows(const PGresult* result) {
  const int columns = PQnfields(result);
  const int rows = PQntuples(result);
  Rows::Builder out(static_cast<std::size_t>(columns));
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) add_cell(out, result, r, c);
  }
  return out.finish();
}

}  // namespace coloquio::db::postgres
