#include "community/pages/people_pages.h"

#include "base/text.h"
#include "community/circle.h"
#include "web/url.h"

namespace coloquio::community::pages {
namespace {

constexpr int kExpertsOfTag = 5;

web::PageHead head_of(std::string title) {
  return {.title = std::move(title),
          .description = "",
          .canonical = "",
          .json_ld_html = "",
          .feed = "",
          .section = "",
          .index = false};
}

// Why somebody stands here, in one sentence.
std::string why(const PageKit& kit, const Request& request, const Expert& expert,
                const std::string& about) {
  if (expert.accepted > 0 && !about.empty()) {
    return kit.say(request, "experts.why_accepted", {{"count", expert.accepted}, {"about", about}});
  }
  if (expert.answers > 0 && !about.empty()) {
    return kit.say(request, "experts.why_answers", {{"count", expert.answers}, {"about", about}});
  }
  if (expert.names_it && !about.empty()) {
    return kit.say(request, "experts.why_names", {{"about", about}});
  }
  return kit.say(request, expert.similar ? "experts.why_similar" : "experts.why_active");
}

Values& set_expert(Values& section, const PageKit& kit, const Request& request,
                   const Expert& expert, const std::string& about) {
  auto& row = web::add(section, "EXPERT");
  set_avatar(row, expert.person);
  web::set(row, "URL", people::path_of(expert.person.id));
  web::set(row, "NAME", expert.person.name);
  web::set(row, "WHY", why(kit, request, expert, about));
  return row;
}

void set_tags(Values& values, std::string_view section, const std::vector<std::string>& names) {
  if (names.empty()) return;
  auto& part = web::add(values, section);
  for (const auto& name : names) {
    auto& tag = web::add(part, "TAG");
    web::set(tag, "NAME", name);
    web::set(tag, "URL", "/people?tag=" + web::encode(text::slug(name)));
  }
}

}  // namespace

void set_experts(Values& values, Community& community, const PageKit& kit, const Request& request,
                 const Topic& topic) {
  const auto& conversation = topic.conversation;
  const bool open = conversation.kind == ConversationKind::question && !conversation.solved() &&
                    !conversation.closed_at && !conversation.deleted_at;
  if (!open || request.viewer.is_guest()) return;
  auto experts =
      community.circle().experts.for_conversation(request.viewer, conversation.id, experts_shown);
  if (experts) {
    std::erase_if(*experts, [&](const Expert& e) { return e.person.id == request.viewer.person; });
  }
  if (!experts || experts->empty()) return;
  auto& section = web::add(values, "EXPERTS");
  std::string about;
  for (const auto& tag : conversation.tags) about += (about.empty() ? "" : ", ") + tag;
  for (const auto& expert : *experts) {
    auto& row = set_expert(section, kit, request, expert, about);
    web::set(row, "PERSON", to_string(expert.person.id));
    if (expert.invited) {
      web::show(row, "INVITED");
    } else {
      web::show(row, "MAY_INVITE", request.viewer.may(Permission::post));
    }
  }
}

void set_knowledge(Values& values, Community& community, const Request& request, PersonId person) {
  const auto known = community.circle().members.knowledge(request.viewer, person);
  if (!known) return;
  web::set_section(values, "PLACE", "PLACE_TEXT", known->place);
  set_tags(values, "EXPERTISE", known->expertise);
  set_tags(values, "INTERESTS", known->interests);
  if (known->proved.empty()) return;
  auto& proved = web::add(values, "PROVED");
  for (const auto& one : known->proved) {
    auto& tag = web::add(proved, "TAG");
    web::set(tag, "NAME", one.name);
    web::set(tag, "URL", "/tags/" + web::encode(one.slug));
    web::set(tag, "COUNT", words::number(request.viewer.language, one.accepted));
  }
}

Result<Response> PeoplePages::invite(const Request& request) {
  const auto id = path_id<ConversationId>(request);
  PersonId person{};
  if (!id || !parse_id(request.form("person"), person)) return no_such_page();
  const auto done = community_.circle().experts.invite(request.viewer, *id, person);
  if (!done) {
    // The page has no field for it: the sentence itself is the answer.
    if (!done.error().fields.empty()) {
      return fail(Kind::conflict, done.error().fields.front().key);
    }
    return fail(done.error());
  }
  return web::see_other("/t/-/" + to_string(*id) + "?done=expert_invited");
}

void PeoplePages::set_experts(Values& values, const Request& request, std::string_view tag) {
  const auto experts = community_.circle().experts.on_tag(request.viewer, tag, kExpertsOfTag);
  if (experts.empty()) return;
  auto& section = web::add(values, "EXPERTS");
  for (const auto& expert : experts) {
    set_expert(section, kit_, request, expert, std::string{tag});
  }
}

Result<Response> PeoplePages::directory(const Request& request) {
  MemberQuery query;
  query.q = std::string(request.param("q"));
  query.tag = std::string(request.param("tag"));
  query.place = std::string(request.param("place"));
  if (const auto after = request.param("after"); !after.empty()) query.after = std::string(after);
  const auto page = community_.circle().members.list(request.viewer, query);
  if (!page) return fail(page.error());
  Values values;
  web::set(values, "Q", *query.q);
  web::show(values, "LEADERS",
            !request.viewer.confined && community_.circle().reputation.rules().leaderboards);
  web::set(values, "TAG_VALUE", *query.tag);
  web::set(values, "PLACE_VALUE", *query.place);
  if (!query.tag->empty() && !query.after) set_experts(values, request, *query.tag);
  for (const auto& line : page->items) {
    auto& row = web::add(values, "MEMBER");
    set_avatar(row, line.person);
    web::set(row, "URL", people::path_of(line.person.id));
    web::set(row, "NAME", line.person.name);
    web::set_section(row, "HEADLINE", "HEADLINE_TEXT", line.person.headline);
    web::set_section(row, "PLACE", "PLACE_TEXT", line.place);
    set_tags(row, "EXPERTISE", line.expertise);
  }
  web::show(values, "EMPTY", page->items.empty());
  if (page->next) {
    web::set_section(values, "MORE", "MORE_URL",
                     "/people?q=" + web::encode(*query.q) + "&tag=" + web::encode(*query.tag) +
                         "&place=" + web::encode(*query.place) +
                         "&after=" + web::encode(*page->next));
  }
  return web::page(kit_, request, head_of(kit_.say(request, "members.title")),
                   "community/html/people.tpl", values);
}

Result<Response> PeoplePages::settings(const Request& request) {
  const auto settings = community_.circle().members.settings(request.viewer);
  if (!settings) return fail(settings.error());
  Values values;
  web::show(values, "AT_KNOWLEDGE");
  web::set(values, "PLACE", settings->place);
  web::set(values, "EXPERTISE", join_tags(settings->expertise));
  web::set(values, "INTERESTS", join_tags(settings->interests));
  web::show(values, "LISTED", settings->listed);
  web::show(values, "ASKED", settings->asked);
  return web::page(kit_, request, head_of(kit_.say(request, "members.settings")),
                   "community/html/knowledge_settings.tpl", values);
}

Result<Response> PeoplePages::change(const Request& request) {
  MemberChange change;
  change.place = typed(request, "place");
  change.expertise = split_tags(typed(request, "expertise"));
  change.interests = split_tags(typed(request, "interests"));
  change.listed = request.form("listed") == "1";
  change.asked = request.form("asked") == "1";
  const auto saved = community_.circle().members.change(request.viewer, change);
  if (saved) return web::see_other("/settings/knowledge?done=saved");
  Values values;
  web::show(values, "AT_KNOWLEDGE");
  web::set(values, "PLACE", typed(request, "place"));
  web::set(values, "EXPERTISE", typed(request, "expertise"));
  web::set(values, "INTERESTS", typed(request, "interests"));
  web::show(values, "LISTED", *change.listed);
  web::show(values, "ASKED", *change.asked);
  const int status = set_problems(values, kit_, request, saved.error());
  return web::page(kit_, request, head_of(kit_.say(request, "members.settings")),
                   "community/html/knowledge_settings.tpl", values, status);
}

}  // namespace coloquio::community::pages
