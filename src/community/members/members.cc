#include "community/members/members.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "community/conversations/store.h"
#include "community/conversations/tags.h"
#include "community/members/store.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

constexpr int kShown = 30;
constexpr std::size_t kMostWords = 4;

// "name␟id" of the last line: names hold no control characters.
members::Cursor cursor_from(std::string_view text) {
  members::Cursor cursor;
  const auto cut = text.rfind('\x1f');
  if (cut == std::string_view::npos || !parse_id(text.substr(cut + 1), cursor.person)) return {};
  cursor.name_key = text.substr(0, cut);
  return cursor;
}

std::vector<std::string> checked_tags(const std::vector<std::string>& typed, const char* field,
                                      std::vector<FieldError>& wrong) {
  std::vector<FieldError> problems;
  auto names = typed.size() > 5 * most_named_tags ? std::vector<std::string>{} : typed;
  std::vector<std::string> clean;
  // clean_tags() knows a message's limit of five; here each is checked by itself.
  for (const auto& one : names) {
    for (auto& name : clean_tags({one}, problems)) {
      const auto same = [&](const auto& other) { return text::slug(other) == text::slug(name); };
      if (std::none_of(clean.begin(), clean.end(), same)) clean.push_back(std::move(name));
    }
  }
  for (auto& problem : problems) wrong.push_back({field, problem.key, problem.args});
  if (typed.size() > 5 * most_named_tags || clean.size() > most_named_tags) {
    wrong.push_back({field,
                     "community.member.too_many_tags",
                     {{"max", static_cast<std::int64_t>(most_named_tags)}}});
  }
  return clean;
}

}  // namespace

Result<Page<MemberLine>> Members::list(const Viewer& viewer, const MemberQuery& query) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  members::Filter filter;
  filter.spaces = directory_.visible_spaces(viewer).ids();
  filter.confined = viewer.confined;
  filter.everybody = viewer.may(Permission::manage_accounts);
  filter.self = viewer.person;
  filter.words = members::words_of(text::fold(text::clean_line(query.q.value_or(""))));
  if (filter.words.size() > kMostWords) filter.words.resize(kMostWords);
  filter.tag = text::slug(query.tag.value_or(""));
  filter.place = text::fold(text::clean_line(query.place.value_or("")));
  const int limit = std::clamp(query.limit.value_or(kShown), 1, 100);
  const auto after = cursor_from(query.after.value_or(""));
  return context_.db.read([&](db::Connection& db) {
    Page<MemberLine> page;
    auto rows = members::list(db, filter, after, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = rows.back().name_key + "\x1f" + to_string(rows.back().person);
    }
    std::vector<PersonId> ids;
    for (const auto& row : rows) ids.push_back(row.person);
    const auto cards = people::cards(db, ids);
    const auto named = members::named_tags(db, ids);
    for (auto& row : rows) {
      MemberLine line;
      line.person = people::card_of(cards, row.person);
      line.place = std::move(row.place);
      for (const auto& tag : named) {
        if (tag.person == row.person && tag.kind == "expertise") line.expertise.push_back(tag.name);
      }
      page.items.push_back(std::move(line));
    }
    return page;
  });
}

Result<Knowledge> Members::knowledge(const Viewer& viewer, PersonId person) {
  if (!workspaces_.may_know(viewer, person)) return fail(Kind::not_found, "errors.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) -> Result<Knowledge> {
    if (!people::find_person(db, person)) return fail(Kind::not_found, "errors.not_found");
    Knowledge known;
    // Where somebody lives is for members.
    const auto settings = members::find_settings(db, person);
    if (settings && !viewer.is_guest()) known.place = settings->place;
    for (auto& tag : members::named_tags(db, std::array{person})) {
      auto& list = tag.kind == "expertise" ? known.expertise : known.interests;
      list.push_back(std::move(tag.name));
    }
    known.proved = members::proved_tags(db, visible.ids(), person);
    return known;
  });
}

Result<Page<Help>> Members::helped(const Viewer& viewer, PersonId person, std::string_view after,
                                   int limit) {
  if (!workspaces_.may_know(viewer, person)) return fail(Kind::not_found, "errors.not_found");
  const auto visible = directory_.visible_spaces(viewer);
  MessageId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) {
    Page<Help> page;
    auto rows = members::helped(db, visible.ids(), person, before, limit + 1);
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = to_string(rows.back().answer);
    }
    std::vector<ConversationId> ids;
    for (const auto& row : rows) ids.push_back(row.conversation);
    const auto conversations = find_conversations(db, ids);
    for (const auto& row : rows) {
      const auto found =
          std::find_if(conversations.begin(), conversations.end(),
                       [&](const Conversation& c) { return c.id == row.conversation; });
      if (found != conversations.end()) page.items.push_back({*found, row.answer, row.at});
    }
    return page;
  });
}

Result<MemberSettings> Members::settings(const Viewer& viewer) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  return context_.db.read([&](db::Connection& db) {
    auto settings = members::find_settings(db, viewer.person).value_or(MemberSettings{});
    for (auto& tag : members::named_tags(db, std::array{viewer.person})) {
      auto& list = tag.kind == "expertise" ? settings.expertise : settings.interests;
      list.push_back(std::move(tag.name));
    }
    return settings;
  });
}

Result<MemberSettings> Members::change(const Viewer& viewer, MemberChange change) {
  if (!viewer.may(Permission::own_account)) return fail(Kind::forbidden, "errors.forbidden");
  auto settings = this->settings(viewer);
  if (!settings) return fail(settings.error());
  std::vector<FieldError> wrong;
  if (change.place) settings->place = text::clean_line(*change.place);
  if (text::count_graphemes(settings->place) > longest_place) {
    wrong.push_back({"place", "community.too_long", {{"max", std::int64_t{longest_place}}}});
  }
  if (change.expertise) settings->expertise = checked_tags(*change.expertise, "expertise", wrong);
  if (change.interests) settings->interests = checked_tags(*change.interests, "interests", wrong);
  if (!wrong.empty()) return fail_fields(std::move(wrong));
  settings->listed = change.listed.value_or(settings->listed);
  settings->asked = change.asked.value_or(settings->asked);

  const auto name = context_.db.read([&](db::Connection& db) {
    const auto person = people::find_person(db, viewer.person);
    return person ? text::fold(person->name) : std::string{};
  });
  context_.db.write([&](db::Transaction& tx) {
    // The event of a new account may not have arrived yet.
    members::save_name(tx, viewer.person, name, viewer.confined);
    members::save_settings(tx, viewer.person, *settings);
  });
  return settings;
}

void Members::note(const bus::Event& event) { enter(AccountId{event.subject}); }

void Members::enter(AccountId id) {
  // Names and roles of now, whatever they were at the event: the last one wins, in any order.
  context_.db.write([&](db::Transaction& tx) {
    const auto account = people::find_account(tx, id);
    if (!account) return;
    const auto person = people::find_person(tx, account->person);
    if (!person) return;
    members::save_name(tx, person->id, text::fold(person->name),
                       account->role == people::Role::partner);
  });
}

void Members::catch_up() {
  context_.db.write([](db::Transaction& tx) { members::forget_gone(tx); });
  const auto missing = context_.db.read(members::missing_accounts);
  for (const auto id : missing) enter(id);
}

}  // namespace coloquio::community
