#include "community/search/ranking.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace coloquio::community {
namespace {

constexpr double title_weight = 3.0;
constexpr double saturation = 1.2;     // BM25's k1.
constexpr double length_share = 0.75;  // BM25's b.
constexpr double usual_body = 50.0;    // Words, function words left out.
constexpr double usual_title = 5.0;

struct Counted {
  std::vector<double> hits;  // Of each term.
  double words = 0;
};

Counted count(std::string_view terms, const std::vector<search::QueryTerm>& wanted) {
  Counted counted{std::vector<double>(wanted.size()), 0};
  while (!terms.empty()) {
    const auto end = std::min(terms.find(' '), terms.size());
    const auto word = terms.substr(0, end);
    counted.words += 1;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (word == wanted[i].es || word == wanted[i].en) counted.hits[i] += 1;
    }
    terms.remove_prefix(std::min(end + 1, terms.size()));
  }
  return counted;
}

double score(const Counted& counted, double usual) {
  const double stretch = 1 - length_share + length_share * counted.words / usual;
  double sum = 0;
  for (const auto hits : counted.hits) {
    sum += hits * (saturation + 1) / (hits + saturation * stretch);
  }
  return sum;
}

}  // namespace

double text_score(const Candidate& candidate, const std::vector<search::QueryTerm>& terms) {
  return title_weight * score(count(candidate.title, terms), usual_title) +
         score(count(candidate.body, terms), usual_body);
}

double standing_score(const Standing& conversation) {
  const auto people = static_cast<double>(conversation.me_too +
                                          std::max<std::int64_t>(conversation.imported_score, 0));
  return (conversation.solved ? 1.0 : 0.0) + 0.3 * std::log1p(people);
}

}  // namespace coloquio::community
