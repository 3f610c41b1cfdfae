#pragma once

#include <memory>
#include <string_view>

namespace coloquio::community {

// What a classifier is shown of a text somebody new wants to post.
struct Suspect {
  std::string_view title;
  std::string_view text;  // Plain.
  int links = 0;          // That lead elsewhere.
};

// How much a text looks like advertising. Another one may be put in Context::classifier; it must
// answer in microseconds, on any thread.
class SpamClassifier {
 public:
  virtual ~SpamClassifier() = default;
  virtual double score(const Suspect& suspect) const = 0;  // 0 to 1.
};

// Finds nothing suspicious.
class NoClassifier final : public SpamClassifier {
 public:
  double score(const Suspect&) const override { return 0; }
};

// Counts what advertising has more of than people who ask: links for few words, capitals, the same
// sign again and again. Asks nobody.
class LocalRule final : public SpamClassifier {
 public:
  double score(const Suspect& suspect) const override;
};

inline constexpr double spam_score = 0.8;  // From here on a moderator looks first.

}  // namespace coloquio::community
