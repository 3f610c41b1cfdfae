#include "community/pages/topic.h"

#include "base/text.h"
#include "community/pages/follow_values.h"
#include "community/pages/json_ld.h"
#include "community/pages/post_values.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

bool is_first_page(const Topic& topic) {
  return !topic.messages.empty() &&
         topic.messages.front().message.id == topic.conversation.first_message;
}

}  // namespace

Result<Response> TopicPages::show(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  MessageId mark{};
  Result<Topic> topic = no_such_page();
  if (parse_id(request.param("at"), mark)) {
    topic = community_.reading.show_at(request.viewer, *id, mark);
  } else if (parse_id(request.param("after"), mark)) {
    topic = community_.reading.show(request.viewer, *id, mark);
  } else {
    topic = community_.reading.show(request.viewer, *id);
  }
  if (!topic) return fail(topic.error());
  // One address each: an old title's slug leads to the one of today.
  if (request.path_value("slug") != topic->conversation.slug) {
    const std::string query = request.query_string.empty() ? "" : "?" + request.query_string;
    return web::moved(path_of(topic->conversation) + query);
  }
  auto page = render(request, *topic, {});
  community_.readers.note(request.viewer, *topic);
  page.cache_topics = {"conversation:" + to_string(*id)};
  return page;
}

Result<Response> TopicPages::at_message(const Request& request) {
  const auto id = path_id<MessageId>(request);
  if (!id) return no_such_page();
  const auto view = community_.reading.message(request.viewer, *id);
  if (!view) return fail(view.error());
  const auto topic = community_.reading.show_at(request.viewer, view->message.conversation, *id);
  if (!topic) return fail(topic.error());
  std::string query = is_first_page(*topic) ? "" : "at=" + to_string(*id);
  if (const auto done = request.param("done"); !done.empty()) {
    query.append(query.empty() ? "" : "&").append("done=").append(web::encode(done));
  }
  if (!query.empty()) query.insert(0, "?");
  return web::see_other(path_of(topic->conversation) + query + "#m-" + to_string(*id));
}

Result<Response> TopicPages::conversation(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  const auto topic = community_.reading.show(request.viewer, *id, std::nullopt, 1);
  if (!topic) return fail(topic.error());
  const std::string query = request.query_string.empty() ? "" : "?" + request.query_string;
  return web::see_other(path_of(topic->conversation) + query + "#reply");
}

Result<Response> TopicPages::reply(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  if (!id) return no_such_page();
  Draft draft{.body = typed(request, "body")};

  std::optional<Error> problem;
  if (request.form("preview").empty()) {
    const auto saved =
        community_.posting.reply(request.viewer, {.id = *id, .body = draft.body, .reply_to = {}});
    if (saved) return web::see_other("/messages/" + to_string(saved->id) + "?done=replied");
    problem = saved.error();
  } else {
    const auto html = community_.posting.preview(request.viewer, draft.body);
    if (html) draft.preview_html = *html;
    if (!html) problem = html.error();
  }
  if (problem) draft.error = &*problem;
  MessageId after{};
  const auto topic = parse_id(request.form("after"), after)
                         ? community_.reading.show(request.viewer, *id, after)
                         : community_.reading.show(request.viewer, *id);
  if (!topic) return fail(topic.error());
  return render(request, *topic, draft);
}

Response TopicPages::render(const Request& request, const Topic& topic, const Draft& draft) {
  Values values;
  set_head(values, request, topic);
  set_thread(values, request, topic);
  const int status = set_editor(values, request, topic, draft);
  set_manage(values, request, topic);
  set_story(values, request, topic);
  set_similar(values, request, topic);

  const bool open_to_all = topic.space.visibility == Visibility::public_;
  web::PageHead head{.title = topic.conversation.title,
                     .description = "",
                     .canonical = path_of(topic.conversation),
                     .json_ld_html = "",
                     .feed = "",
                     .section = "questions",
                     .index = open_to_all && !topic.conversation.deleted_at};
  if (is_first_page(topic)) {
    const auto description = text::truncate(plain_text(topic.messages.front().message), 160);
    head.description = description;
    if (request.viewer.is_guest()) head.json_ld_html = qa_page(kit_.site, topic);
  }
  return web::page(kit_, request, head, "community/html/topic.tpl", values, status);
}

void TopicPages::set_head(Values& values, const Request& request, const Topic& topic) {
  const Conversation& conversation = topic.conversation;
  add_crumb(values, "/", kit_.say(request, "web.community"));
  add_crumb(values, "/questions", kit_.say(request, "web.questions"));
  add_crumb(values, path_of(topic.space), topic.space.title);
  web::set(values, "TITLE", conversation.title);
  web::set(values, "CONVERSATION_ID", to_string(conversation.id));
  if (request.viewer.is_guest()) {
    web::set(values, "SIGN_IN_URL", sign_in_url(path_of(conversation)));
  }
  show_state(values, conversation);
  web::show(values, "CLOSED", conversation.closed_at.has_value());
  web::set(values, "REPLIES_WORDS",
           kit_.say(request, "conversations.replies", {{"count", conversation.replies}}));
  if (conversation.me_too > 0) {
    web::set_section(
        values, "ME_TOO_WORDS", "WORDS",
        kit_.say(request, "conversations.me_too_people", {{"count", conversation.me_too}}));
  }
  if (!request.viewer.is_guest()) set_tools(values, request, conversation);
}

void TopicPages::set_tools(Values& values, const Request& request,
                           const Conversation& conversation) {
  const auto followed = community_.following.of(request.viewer, conversation.id);
  if (!followed) return;
  auto& tools = web::add(values, "HEAD_TOOLS");
  set_follow(tools, kit_, request, conversation.id, *followed);
  const auto stop = community_.readers.stop_of(request.viewer, conversation.id);
  const auto unread = conversation.replies - stop.replies;
  if (stop.message == MessageId{} || unread <= 0) return;
  web::set_section(tools, "STOPPED", "STOPPED_WORDS",
                   kit_.say(request, "conversations.go_on", {{"count", unread}}));
}

void TopicPages::set_thread(Values& values, const Request& request, const Topic& topic) {
  const bool first = is_first_page(topic);
  const auto solution = topic.conversation.accepted;
  auto stop = community_.readers.stop_of(request.viewer, topic.conversation.id).message;
  for (const auto& view : topic.messages) {
    if (view.message.id == topic.conversation.first_message) {
      set_question(values, request, topic, view);
    } else if (!first || view.message.id != solution) {
      auto& post = web::add(values, "POST");
      set_post(post, kit_, request, topic, view);
      if (stop == MessageId{} || view.message.id <= stop) continue;
      web::show(post, "NEW_FROM_HERE");
      stop = {};  // Once.
    }
  }
  if (first && topic.solution) set_answer(values, request, topic);

  const std::string path = path_of(topic.conversation);
  if (!first) web::set_section(values, "BACK", "BACK_URL", path);
  if (topic.next) {
    auto& more = web::add(values, "MORE");
    web::set(more, "MORE_URL", path + "?after=" + to_string(*topic.next));
    web::set(more, "MORE_WORDS", kit_.say(request, "conversations.more_replies"));
  }
}

void TopicPages::set_question(Values& values, const Request& request, const Topic& topic,
                              const MessageView& opening) {
  auto& question = web::add(values, "QUESTION");
  set_post(question, kit_, request, topic, opening);
  if (!topic.conversation.tags.empty()) {
    auto& tags = web::add(question, "TAGS");
    for (const auto& name : topic.conversation.tags) {
      auto& tag = web::add(tags, "TAG");
      web::set(tag, "URL", "/tags/" + text::slug(name));
      web::set(tag, "NAME", name);
    }
  }
  const auto people = topic.conversation.me_too;
  web::set(question, "ME_TOO_COUNT",
           people == 0 ? "" : words::number(request.viewer.language, people));
  if (request.viewer.is_guest()) {
    web::show(question, "ME_TOO_GUEST");
  } else if (topic.me_too) {
    web::show(question, "ME_TOO_ON");
  } else {
    web::show(question, "ME_TOO_OFF", topic.may_me_too);
  }
}

std::string TopicPages::chooser(const Topic& topic) const {
  const bool asker = topic.conversation.accepted_by == topic.conversation.author;
  return asker ? topic.author.name : kit_.site.name;
}

void TopicPages::set_answer(Values& values, const Request& request, const Topic& topic) {
  auto& answer = web::add(values, "ANSWER");
  set_post(answer, kit_, request, topic, *topic.solution);
  const auto when = topic.conversation.accepted_at.value_or(topic.solution->message.created_at);
  web::set(answer, "ACCEPTED_WORDS",
           kit_.say(request, "conversations.chosen_by",
                    {{"name", chooser(topic)},
                     {"when", words::relative(request.viewer.language, when, kit_.clock.now())}}));
}

int TopicPages::set_editor(Values& values, const Request& request, const Topic& topic,
                           const Draft& draft) {
  int status = draft.error ? web::http_status(draft.error->kind) : 200;
  if (topic.conversation.deleted_at) return status;  // What was removed says so where it stood.
  if (topic.conversation.closed_at) {
    web::show(values, "CLOSED_NOTE");
  } else if (request.viewer.is_guest()) {
    web::show(values, "SIGN_IN");
  } else if (!topic.may_reply) {
    web::set_section(values, "SILENCED", "SILENCED_TEXT", why_not_post(community_, kit_, request));
  } else {
    auto& editor = web::add(values, "EDITOR");
    web::set(editor, "DRAFT_KEY", to_string(topic.conversation.id));
    web::set(editor, "BODY", draft.body);
    web::set(editor, "AFTER", request.param("after"));
    web::show(editor, "NEWCOMER", request.viewer.newcomer);
    web::set_section(editor, "PREVIEW", "PREVIEW_HTML", draft.preview_html);
    if (draft.error) status = set_problems(editor, kit_, request, *draft.error);
  }
  return status;
}

void TopicPages::set_manage(Values& values, const Request& request, const Topic& topic) {
  if (!topic.may_manage) return;
  auto& manage = web::add(values, "MANAGE");
  web::show(manage, topic.conversation.pinned ? "UNPIN" : "PIN");
  web::show(manage, topic.conversation.closed_at ? "REOPEN" : "CLOSE");
  for (const auto& space : community_.spaces.list(request.viewer)) {
    auto& option = web::add(manage, "SPACE");
    web::set(option, "SLUG", space.slug);
    web::set(option, "NAME", space.title);
    web::show(option, "SELECTED", space.id == topic.space.id);
  }
}

void TopicPages::set_story(Values& values, const Request& request, const Topic& topic) {
  const Conversation& c = topic.conversation;
  if (!topic.solution) return;
  const auto language = request.viewer.language;
  auto& story = web::add(values, "STORY");
  const auto step = [&](const std::string& what, const std::string& when) {
    auto& one = web::add(story, "STEP");
    web::set(one, "WHAT", what);
    web::set(one, "WHEN", when);
  };
  const auto later = [&](Instant when) {
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(when - c.created_at);
    return kit_.say(request, "conversations.later",
                    {{"time", words::duration(language, passed.count())}});
  };
  step(kit_.say(request, "conversations.step_asked", {{"name", topic.author.name}}),
       words::relative(language, c.created_at, kit_.clock.now()));
  const auto solved_at = topic.solution->message.created_at;
  if (c.first_reply_at && *c.first_reply_at < solved_at) {
    step(kit_.say(request, "conversations.step_first_reply"), later(*c.first_reply_at));
  }
  step(kit_.say(request, "conversations.step_solution", {{"name", topic.solution->author.name}}),
       later(solved_at));
  if (c.accepted_at) {
    step(kit_.say(request, "conversations.step_accepted", {{"name", chooser(topic)}}),
         later(*c.accepted_at));
  }
}

void TopicPages::set_similar(Values& values, const Request& request, const Topic& topic) {
  const auto lines = similar_.to(topic.conversation, request.viewer.language);
  if (lines.empty()) return;
  auto& similar = web::add(values, "SIMILAR");
  for (const auto& line : lines) {
    auto& link = web::add(similar, "LINK");
    web::set(link, "URL", path_of(line.conversation));
    web::set(link, "TEXT", line.conversation.title);
    web::set(link, "WORDS", state_and_replies(kit_, request, line.conversation));
  }
}

}  // namespace coloquio::community::pages
