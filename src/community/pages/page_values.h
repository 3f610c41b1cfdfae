#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "community/conversations/views.h"
#include "community/missions/mission.h"
#include "web/html.h"
#include "web/values.h"

// What several pages of the community put into their templates (html/*.tpl say which values).
namespace coloquio::community {
class Community;
}

namespace coloquio::community::pages {

using web::PageKit;
using web::Request;
using web::Response;
using web::Values;

// AT_ISO, AT_FULL, AT_WORDS (html/time.tpl).
void set_time(Values& values, const PageKit& kit, const Request& request, Instant at);

// INITIALS and HUE: the avatar; staff is squared.
void set_avatar(Values& values, const people::PersonCard& person);

// html/row.tpl.
void set_row(Values& row, const PageKit& kit, const Request& request, const ConversationLine& line);

// SOLVED, OPEN or TALK.
void show_state(Values& values, const Conversation& conversation);

// "Resuelta · 18 respuestas", of links to other conversations.
std::string state_and_replies(const PageKit& kit, const Request& request,
                              const Conversation& conversation);

// CRUMB repeated, from the community down to `space`.
void add_crumb(Values& values, std::string_view url, std::string_view text);

// MISSION section with MISSION_TEXT, FIGURE_WORDS, MISSION_URL.
void set_mission(Values& values, const PageKit& kit, const Request& request,
                 const MissionView& mission, std::string_view url);
// The key figure in a sentence; "" while there is too little to measure.
std::string figure_words(const PageKit& kit, const Request& request, const MissionView& mission);

// Where to sign in and come back to `path`.
std::string sign_in_url(std::string_view path);
// Why the viewer, who may not post, may not: until when and for what reason, if that is known.
std::string why_not_post(Community& community, const PageKit& kit, const Request& request);
// `path`, with sign-in first for guests.
std::string for_members(const Request& request, std::string_view path);

// For the hidden field "opened" of a form with an editor: when it was first shown to this person.
std::string opened_at(Community& community, const Request& request);

// Where staff silences or suspends somebody.
std::string sanction_url(AccountId account);

// What is wrong with a form: the list on top, and FIELD_ERROR sections with FIELD_ERROR_TEXT beside
// each field (names in upper case). Returns the HTTP status to answer with.
int set_problems(Values& values, const PageKit& kit, const Request& request, const Error& error);

// A form posted by somebody: text without carriage returns.
std::string typed(const Request& request, std::string_view field);
// "bizum, pin" → {"bizum", "pin"}
std::vector<std::string> split_tags(std::string_view text);
std::string join_tags(const std::vector<std::string>& tags);

// The id at `name` of the path; nothing for what cannot be one.
template <IdType Id>
std::optional<Id> path_id(const Request& request, std::string_view name = "id") {
  Id id{};
  if (!parse_id(request.path_value(name), id)) return std::nullopt;
  return id;
}

tl::unexpected<Error> no_such_page();

}  // namespace coloquio::community::pages
