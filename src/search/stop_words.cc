#include "search/stop_words.h"

#include <string_view>
#include <unordered_set>

namespace coloquio::search {
namespace {

using Set = std::unordered_set<std::string_view>;

const Set spanish{"a",     "al",     "algo", "ante",   "aqui",  "asi",   "aun", "como",  "con",
                  "cual",  "cuando", "de",   "del",    "desde", "donde", "e",   "el",    "ella",
                  "ellas", "ellos",  "en",   "entre",  "era",   "es",    "esa", "ese",   "eso",
                  "esta",  "estan",  "este", "esto",   "estoy", "fue",   "ha",  "han",   "hasta",
                  "hay",   "he",     "la",   "las",    "le",    "les",   "lo",  "los",   "mas",
                  "me",    "mi",     "mis",  "muy",    "ni",    "no",    "nos", "o",     "os",
                  "para",  "pero",   "por",  "porque", "puede", "puedo", "que", "quien", "se",
                  "ser",   "si",     "sin",  "sobre",  "son",   "soy",   "su",  "sus",   "tambien",
                  "te",    "tengo",  "ti",   "tiene",  "tu",    "tus",   "u",   "un",    "una",
                  "unas",  "unos",   "y",    "ya",     "yo"};

const Set english{"a",     "about", "after", "all",  "also",    "am",    "an",    "and",  "any",
                  "are",   "as",    "at",    "be",   "because", "been",  "but",   "by",   "can",
                  "could", "did",   "do",    "does", "don",     "for",   "from",  "had",  "has",
                  "have",  "he",    "her",   "his",  "how",     "i",     "if",    "in",   "into",
                  "is",    "it",    "its",   "just", "me",      "my",    "no",    "not",  "of",
                  "on",    "or",    "our",   "she",  "should",  "so",    "some",  "than", "that",
                  "the",   "their", "them",  "then", "there",   "these", "they",  "this", "to",
                  "was",   "we",    "were",  "what", "when",    "where", "which", "who",  "why",
                  "will",  "with",  "would", "you",  "your"};

}  // namespace

bool is_stop_word(Language language, std::string_view folded_word) {
  return (language == Language::es ? spanish : english).contains(folded_word);
}

}  // namespace coloquio::search
