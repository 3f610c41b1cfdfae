#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "community/spaces/space.h"
#include "people/person.h"

namespace coloquio::community {

inline constexpr std::size_t norms_max_bytes = 16 * 1024;
inline constexpr std::size_t norms_note_max = 200;  // Characters.

// What the members of a community agree on, as it read at one time. Versions count from 1; none is
// ever changed.
struct NormsVersion {
  SpaceId space{};
  std::int64_t number = 0;
  std::string body_markdown;  // As typed.
  std::string body_html;      // Made by markup::to_html().
  std::string note;           // What changed and why; plain text, "" allowed in the first.
  PersonId written_by{};
  Instant written_at;
};

// A version with what is shown beside it.
struct NormsView {
  NormsVersion version;
  people::PersonCard author;
  std::string before;  // The Markdown of the version it took the place of; "" of the first.
};

}  // namespace coloquio::community
