#include "community/pages/page_values.h"

#include <algorithm>

#include "base/text.h"
#include "community/community.h"
#include "web/url.h"

namespace coloquio::community::pages {

void set_time(Values& values, const PageKit& kit, const Request& request, Instant at) {
  const Language language = request.viewer.language;
  web::set(values, "AT_ISO", to_iso(at).substr(0, 19) + "Z");
  web::set(values, "AT_FULL", words::full_date_time(language, at, kit.site.time_zone));
  web::set(values, "AT_WORDS", words::relative(language, at, kit.clock.now()));
}

void set_avatar(Values& values, const people::PersonCard& person) {
  web::set(values, "INITIALS", person.initials);
  web::set(values, "HUE", person.is_staff ? std::string_view("av-staff") : person.hue);
}

void show_state(Values& values, const Conversation& conversation) {
  const bool question = conversation.kind == ConversationKind::question;
  web::show(values, "TALK", !question);
  web::show(values, "SOLVED", question && conversation.solved());
  web::show(values, "OPEN", question && !conversation.solved());
}

std::string state_and_replies(const PageKit& kit, const Request& request,
                              const Conversation& conversation) {
  std::string words = kit.say(request, "conversations.replies", {{"count", conversation.replies}});
  if (!conversation.solved()) return words;
  return kit.say(request, "conversations.solved") + " · " + words;
}

void set_row(Values& row, const PageKit& kit, const Request& request,
             const ConversationLine& line) {
  const Conversation& conversation = line.conversation;
  const Language language = request.viewer.language;
  web::show(row, "PINNED", conversation.pinned);
  if (conversation.pinned && conversation.kind == ConversationKind::discussion) {
    web::show(row, "NOTICE");
  } else {
    show_state(row, conversation);
  }
  web::set(row, "URL", path_of(conversation));
  web::set(row, "TITLE", conversation.title);
  web::set(row, "SPACE_URL", "/c/" + line.space_slug);
  web::set(row, "SPACE_TITLE", line.space_title);
  web::set(row, "AUTHOR_NAME", line.author.name);
  set_time(row, kit, request, conversation.active_at);
  web::set(row, "REPLIES", words::number(language, conversation.replies));
  web::set(row, "REPLIES_NOUN",
           kit.say(request, "conversations.replies_noun", {{"count", conversation.replies}}));
  web::show(row, "UNSEEN", line.unseen);
  if (line.unread > 0) {
    auto& unread = web::add(row, "UNREAD");
    web::set(unread, "UNREAD_URL", "/conversations/" + to_string(conversation.id) + "/unread");
    web::set(unread, "UNREAD_WORDS",
             kit.say(request, "conversations.unread", {{"count", line.unread}}));
  }
  if (conversation.me_too > 0) {
    auto& me_too = web::add(row, "ME_TOO");
    web::set(me_too, "ME_TOO_COUNT", words::number(language, conversation.me_too));
    web::set(me_too, "ME_TOO_NOUN", kit.say(request, "conversations.me_too_noun"));
  }
}

void add_crumb(Values& values, std::string_view url, std::string_view text) {
  auto& crumb = web::add(values, "CRUMB");
  web::set(crumb, "URL", url);
  web::set(crumb, "TEXT", text);
}

std::string figure_words(const PageKit& kit, const Request& request, const MissionView& mission) {
  const bool month = mission.month.denominator >= enough_questions;
  const KeyFigure& figure = month ? mission.month : mission.ever;
  if (figure.denominator < enough_questions || !figure.value) return "";
  return kit.say(request, month ? "missions.figure_month" : "missions.figure_ever",
                 {{"percent", words::percent(request.viewer.language, *figure.value)}});
}

void set_mission(Values& values, const PageKit& kit, const Request& request,
                 const MissionView& mission, std::string_view url) {
  auto& section = web::add(values, "MISSION");
  std::string text = mission.mission.participant_benefit;
  if (!text.empty() && std::string_view(".!?…").find(text.back()) == std::string_view::npos) {
    text += '.';
  }
  web::set(section, "MISSION_TEXT", text);
  web::set(section, "FIGURE_WORDS", figure_words(kit, request, mission));
  web::set(section, "MISSION_URL", url);
}

std::string sign_in_url(std::string_view path) { return "/sign-in?next=" + web::encode(path); }

std::string why_not_post(Community& community, const PageKit& kit, const Request& request) {
  const auto silence = community.overview.silence_of(request.viewer.person);
  if (!silence) return kit.say(request, "conversations.cannot_post");
  const auto until =
      words::full_date_time(request.viewer.language, silence->until, kit.site.time_zone);
  return kit.say(request, "conversations.silenced_until",
                 {{"until", until}, {"reason", silence->reason}});
}

std::string sanction_url(AccountId account) { return "/admin/accounts/" + to_string(account); }

std::string for_members(const Request& request, std::string_view path) {
  return request.viewer.is_guest() ? sign_in_url(path) : std::string(path);
}

int set_problems(Values& values, const PageKit& kit, const Request& request, const Error& error) {
  Error shown = error;
  // The form has one field for the whole list: "tags[2]" is wrong in "tags".
  for (auto& wrong : shown.fields) wrong.field = wrong.field.substr(0, wrong.field.find('['));
  web::show_problems(kit, request, shown, values);
  return web::http_status(error.kind);
}

std::string typed(const Request& request, std::string_view field) {
  std::string text(request.form(field));
  std::erase(text, '\r');
  return text;
}

std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    if (auto tag = text::clean_line(part); !tag.empty()) tags.push_back(std::move(tag));
  }
  return tags;
}

std::string join_tags(const std::vector<std::string>& tags) {
  std::string text;
  for (const auto& tag : tags) text.append(text.empty() ? "" : ", ").append(tag);
  return text;
}

tl::unexpected<Error> no_such_page() { return fail(Kind::not_found, "errors.not_found"); }

}  // namespace coloquio::community::pages
