#include "community/pages/topic.h"

#include "base/text.h"
#include "community/pages/json_ld.h"
#include "community/pages/people_pages.h"
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
  community_.trust.saw(request.viewer, *topic);
  auto page = render(request, *topic, form_of(request, *topic));
  page.cache_topics = {"conversation:" + to_string(*id)};
  page.look = {.subject = raw(*id), .answered = topic->conversation.solved()};
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
  Form filled;
  filled.body = typed(request, "body");

  std::optional<Error> problem;
  if (request.form("preview").empty()) {
    NewMessage wanted;
    wanted.id = *id;
    wanted.body = filled.body;
    // What was kept as a draft was not typed in a moment, whenever this form was opened.
    if (!community_.drafts.find(request.viewer, draft_of_reply(*id))) {
      wanted.typed_in = community_.screening.typed_in(request.viewer, request.form("opened"));
    }
    const auto saved = community_.posting.reply(request.viewer, std::move(wanted));
    if (saved) {
      community_.drafts.discard(request.viewer, draft_of_reply(*id));
      if (saved->id == MessageId{}) return web::see_other("/standing?done=held");
      return web::see_other("/messages/" + to_string(saved->id) + "?done=replied");
    }
    problem = saved.error();
  } else {
    const auto html = community_.posting.preview(request.viewer, filled.body);
    if (html) filled.preview_html = *html;
    if (!html) problem = html.error();
  }
  if (problem) filled.error = &*problem;
  // Also without script nothing is lost that was sent here once.
  const auto kept = community_.drafts.save(
      request.viewer, {.place = draft_of_reply(*id), .body = filled.body, .seen = std::nullopt});
  if (kept) filled.version = kept->version;
  MessageId after{};
  const auto topic = parse_id(request.form("after"), after)
                         ? community_.reading.show(request.viewer, *id, after)
                         : community_.reading.show(request.viewer, *id);
  if (!topic) return fail(topic.error());
  return render(request, *topic, filled);
}

// What was typed and not posted, on whichever device.
TopicPages::Form TopicPages::form_of(const Request& request, const Topic& topic) {
  Form filled;
  if (!topic.may_reply) return filled;
  const auto kept = community_.drafts.find(request.viewer, draft_of_reply(topic.conversation.id));
  if (!kept) return filled;
  filled.body = kept->body;
  filled.version = kept->version;
  return filled;
}

Response TopicPages::render(const Request& request, const Topic& topic, const Form& filled) {
  Values values;
  set_head(values, request, topic);
  set_thread(values, request, topic);
  const int status = set_editor(values, request, topic, filled);
  set_manage(values, request, topic);
  set_whispers(values, request, topic);
  set_story(values, request, topic);
  set_similar(values, request, topic);
  set_experts(values, community_, kit_, request, topic);

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
}

void TopicPages::set_thread(Values& values, const Request& request, const Topic& topic) {
  const bool first = is_first_page(topic);
  const auto solution = topic.conversation.accepted;
  for (const auto& view : topic.messages) {
    if (view.message.id == topic.conversation.first_message) {
      set_question(values, request, topic, view);
    } else if (!first || view.message.id != solution) {
      set_post(web::add(values, "POST"), kit_, request, topic, view);
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
  web::show(answer, "HELPED",
            request.viewer.is_guest() || topic.solution->message.author != request.viewer.person);
}

int TopicPages::set_editor(Values& values, const Request& request, const Topic& topic,
                           const Form& filled) {
  int status = filled.error ? web::http_status(filled.error->kind) : 200;
  if (topic.conversation.deleted_at) return status;  // What was removed says so where it stood.
  if (topic.conversation.closed_at) {
    web::show(values, "CLOSED_NOTE");
  } else if (request.viewer.is_guest()) {
    web::show(values, "SIGN_IN");
  } else if (!topic.may_reply) {
    web::set_section(values, "SILENCED", "SILENCED_TEXT", why_not_post(community_, kit_, request));
  } else {
    auto& editor = web::add(values, "EDITOR");
    web::set(editor, "DRAFT_VERSION", std::to_string(filled.version));
    web::set(editor, "BODY", filled.body);
    web::set(editor, "OPENED", opened_at(community_, request));
    web::set(editor, "AFTER", request.param("after"));
    web::show(editor, "NEWCOMER", request.viewer.newcomer);
    web::set_section(editor, "PREVIEW", "PREVIEW_HTML", filled.preview_html);
    if (filled.error) status = set_problems(editor, kit_, request, *filled.error);
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

void TopicPages::set_whispers(Values& values, const Request& request, const Topic& topic) {
  if (!Staff::is_staff(request.viewer)) return;
  const auto whispers = community_.staff.whispers(request.viewer, topic.conversation.id);
  if (!whispers) return;
  auto& section = web::add(values, "WHISPERS");
  for (const auto& whisper : *whispers) {
    auto& row = web::add(section, "WHISPER");
    web::set(row, "WHISPER_ID", to_string(whisper.id));
    web::set(row, "AUTHOR_NAME", whisper.author.name);
    web::set(row, "BODY_HTML", whisper.body_html);
    set_time(row, kit_, request, whisper.created_at);
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
  if (request.viewer.confined) return;  // Knows of nothing beyond its own spaces.
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
