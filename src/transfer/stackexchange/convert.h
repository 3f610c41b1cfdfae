#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/person.h"
#include "search/analyzer.h"
#include "transfer/row_errors.h"
#include "transfer/stackexchange/dump.h"
#include "transfer/stackexchange/store.h"

namespace coloquio::transfer::stackexchange {

// A row on its way: what was read, where it stood, and what the dear part of the work made of it.
template <class T>
struct Item {
  T row;
  Position position;
  std::int64_t hash = 0;
  std::optional<Mapped> known;  // Where an earlier run put it.
  bool unchanged() const { return known && known->hash == hash; }
  std::string markdown, html;
  std::string title, slug;  // Of questions.
  search::Terms terms;      // Not of people.
};

// Fills markdown, html, title, slug and terms. Pure but for the analyzer; any thread.
class Converter {
 public:
  // `site`: "https://history.meta.stackexchange.com", for links that begin with "/"; may be empty.
  Converter(search::Analyzer& analyzer, std::string site, std::string own_url)
      : analyzer_(analyzer), site_(std::move(site)), own_url_(std::move(own_url)) {}

  // The returned text is a note for the error file when the row lost its formatting; else empty.
  std::string convert(Item<User>& item) const;
  std::string convert(Item<Post>& item) const;
  std::string convert(Item<Comment>& item) const;

 private:
  template <class T>
  std::string render(Item<T>& item, std::string_view title, std::string_view html) const;

  search::Analyzer& analyzer_;
  const std::string site_, own_url_;
};

// Cleaned and cut to what a person's name may hold.
std::string name_of(std::string_view name, std::int64_t native_id);

}  // namespace coloquio::transfer::stackexchange
