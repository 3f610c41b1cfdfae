#pragma once

#include <vector>

#include "community/search/candidates.h"
#include "search/analyzer.h"

namespace coloquio::community {

// How well a message fits: words weigh more in titles and in short texts, and the tenth occurrence
// adds less than the second (as in BM25; how rare a word is makes no difference here, because every
// candidate holds all of them).
double text_score(const Candidate& candidate, const std::vector<search::QueryTerm>& terms);

// What the conversation adds: solved ones, and those that many share.
double standing_score(const Standing& conversation);

}  // namespace coloquio::community
