#pragma once

#include <string>

#include "community/missions/measures.h"
#include "community/pages/page_values.h"

// What pages about figures share (html/figure_parts.tpl).
namespace coloquio::community::pages {

// Of messages/*.json: figure_key(name) + ".name", ".formula", ".inputs"…
std::string figure_key(KeyFigureName name);
std::string figure_name(const PageKit& kit, const Request& request, KeyFigureName name);
// "85 %"; "" while there is too little behind it.
std::string figure_value(const Request& request, const KeyFigure& figure);

// TITLE, FORMULA, INPUTS; VALUE_SECTION: VALUE, or TOO_LITTLE: TOO_LITTLE_TEXT; TARGET section:
// TARGET_WORDS, REACHED or NOT_REACHED; TREND section: see set_trend().
void set_figure(Values& values, const PageKit& kit, const Request& request, const FigureView& view);

}  // namespace coloquio::community::pages
