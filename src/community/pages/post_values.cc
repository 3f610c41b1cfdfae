#include "community/pages/post_values.h"

#include "people/person.h"

namespace coloquio::community::pages {
namespace {

std::string label_key(const Topic& topic, const Message& message) {
  if (message.kind != MessageKind::opening) {
    return message.official ? "conversations.official_reply_of" : "conversations.reply_of";
  }
  return topic.conversation.kind == ConversationKind::question ? "conversations.question_of"
                                                               : "conversations.talk_of";
}

void set_author(Values& values, const PageKit& kit, const Request& request, const Topic& topic,
                const MessageView& view) {
  const auto& author = view.author;
  set_avatar(values, author);
  web::set(values, "AUTHOR_URL", people::path_of(author.id));
  web::set(values, "AUTHOR_NAME", author.name);
  if (view.message.official) {
    web::show(values, "OFFICIAL");
    web::set_section(values, "ORG", "ORG_NAME", kit.site.name);
  }
  std::string about = author.headline;
  if (author.id == topic.conversation.author && view.message.kind != MessageKind::opening) {
    about = kit.say(request, topic.conversation.kind == ConversationKind::question
                                 ? "conversations.author_of_question"
                                 : "conversations.author_of_talk");
  }
  web::set_section(values, "ABOUT", "ABOUT_TEXT", about);
}

void set_votes(Values& values, const Request& request, const MessageView& view) {
  if (view.message.kind == MessageKind::opening || view.message.deleted_at) return;
  auto& votes = web::add(values, "VOTES");
  web::set(
      votes, "VOTES_COUNT",
      view.message.votes == 0 ? "" : words::number(request.viewer.language, view.message.votes));
  if (request.viewer.is_guest()) {
    web::show(votes, "VOTE_GUEST");
  } else if (view.voted) {
    web::show(votes, "VOTE_ON");
  } else if (view.may_vote) {
    web::show(votes, "VOTE_OFF");
  } else {
    web::show(votes, "VOTE_OWN", view.message.votes > 0);
  }
}

void set_menu(Values& values, const Request& request, const MessageView& view) {
  const bool removed = view.message.deleted_at.has_value();
  const bool history = view.message.edits > 0 && !request.viewer.is_guest();
  const bool restore = removed && request.viewer.may(Permission::moderate);
  const bool remove = !removed && view.may_remove;
  if (!view.may_edit && !history && !view.may_report && !remove && !restore) return;
  auto& menu = web::add(values, "MENU");
  web::show(menu, "EDIT", view.may_edit);
  web::show(menu, "HISTORY", history);
  web::show(menu, "REPORT", view.may_report);
  web::show(menu, "REMOVE", remove);
  web::show(menu, "RESTORE", restore);
}

}  // namespace

void set_post(Values& values, const PageKit& kit, const Request& request, const Topic& topic,
              const MessageView& view) {
  const Message& message = view.message;
  web::set(values, "ID", to_string(message.id));
  web::set(values, "LABEL",
           kit.say(request, label_key(topic, message), {{"name", view.author.name}}));
  set_author(values, kit, request, topic, view);
  set_time(values, kit, request, message.created_at);
  if (message.edits > 0 && !request.viewer.is_guest()) {
    web::set_section(values, "EDITED", "HISTORY_URL",
                     "/messages/" + to_string(message.id) + "/history");
  }
  web::show(values, "REMOVED", message.deleted_at.has_value());
  web::set_view(values, "BODY_HTML", message.body_html);
  set_votes(values, request, view);
  web::show(values, "ACCEPT", view.may_accept && !view.accepted);
  web::show(values, "UNACCEPT", view.accepted && topic.may_accept);
  web::show(values, "REPLY", topic.may_reply && message.kind != MessageKind::opening);
  set_menu(values, request, view);
}

}  // namespace coloquio::community::pages
