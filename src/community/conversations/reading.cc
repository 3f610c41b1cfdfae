#include "community/conversations/reading.h"

#include <algorithm>
#include <array>

#include "community/conversations/access.h"
#include "community/conversations/list_store.h"
#include "community/conversations/store.h"
#include "community/conversations/view_maker.h"
#include "people/service.h"

namespace coloquio::community {
namespace {

int between(int low, std::optional<int> wanted, int high, int otherwise) {
  return std::clamp(wanted.value_or(otherwise), low, high);
}

// The filter of a query, or nothing when the viewer may not know of its space.
std::optional<ListFilter> filter_of(const VisibleSpaces& visible, const ListQuery& query) {
  ListFilter filter;
  filter.spaces = visible.ids();
  if (query.space && !query.space->empty()) {
    const auto* space = visible.find(*query.space);
    if (space == nullptr) return std::nullopt;
    filter.spaces = visible.inside(space->id);
  }
  filter.tab = query.tab.value_or(Tab::recent);
  filter.kind = query.kind;
  if (query.tag && !query.tag->empty()) filter.tag = query.tag;
  filter.author = query.author;
  return filter;
}

Removed seen_by(const Viewer& viewer) {
  return viewer.may(Permission::moderate) ? Removed::included : Removed::left_out;
}

}  // namespace

// A conversation the viewer may see, and its space.
struct Reading::Frame {
  Conversation conversation;
  const Space* space = nullptr;
};

Result<Reading::Frame> Reading::frame(db::Connection& db, const Viewer& viewer,
                                      const VisibleSpaces& visible, ConversationId id) {
  auto conversation = find_conversation(db, id);
  const auto space = readable(viewer, visible, conversation);
  if (!space) return fail(space.error());
  return Frame{std::move(*conversation), *space};
}

Result<Topic> Reading::show(const Viewer& viewer, ConversationId id, std::optional<MessageId> after,
                            int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  const ViewMaker maker(context_, viewer);
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) -> Result<Topic> {
    const auto found = frame(db, viewer, visible, id);
    if (!found) return fail(found.error());
    const auto& conversation = found->conversation;
    auto rows = messages_after(db, id, after.value_or(MessageId{}), limit + 1, seen_by(viewer));
    const bool more = rows.size() > static_cast<std::size_t>(limit);
    if (more) rows.pop_back();
    const auto shown = rows.size();
    // The solution and the author's card come with the same two queries as the page.
    const auto has = [&](MessageId wanted) {
      return std::any_of(rows.begin(), rows.end(),
                         [&](const Message& m) { return m.id == wanted; });
    };
    if (conversation.accepted && !has(*conversation.accepted)) {
      if (auto solution = find_message(db, id, *conversation.accepted)) rows.push_back(*solution);
    }

    auto topic = maker.topic(db, conversation, *found->space);
    auto views = maker.messages(db, conversation, *found->space, std::move(rows));
    for (const auto& view : views) {
      if (view.accepted) topic.solution = view;
      if (view.message.author == conversation.author) topic.author = view.author;
      if (view.message.kind == MessageKind::opening) topic.may_edit_title = view.may_edit;
    }
    views.resize(shown);
    topic.messages = std::move(views);
    if (topic.author.id == PersonId{}) {
      const std::array ids{conversation.author};
      topic.author = people::card_of(people::cards(db, ids), conversation.author);
    }
    if (more) topic.next = topic.messages.back().message.id;
    return topic;
  });
}

Result<Topic> Reading::show_at(const Viewer& viewer, ConversationId id, MessageId message) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto after = context_.db.read([&](db::Connection& db) -> Result<std::optional<MessageId>> {
    const auto found = frame(db, viewer, visible, id);
    if (!found) return fail(found.error());
    if (auto stands = standing(viewer, find_message(db, id, message)); !stands) {
      return fail(stands.error());
    }
    const auto before = count_before(db, id, message, seen_by(viewer));
    const auto page_start = before - before % messages_a_page;
    if (page_start == 0) return std::nullopt;
    // The last message of the page before: where this page begins after.
    const auto skipped =
        messages_after(db, id, MessageId{}, static_cast<int>(page_start), seen_by(viewer));
    return std::optional{skipped.back().id};
  });
  if (!after) return fail(after.error());
  return show(viewer, id, *after);
}

Result<Page<MessageView>> Reading::messages(const Viewer& viewer, ConversationId id,
                                            std::optional<MessageId> after, int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  const ViewMaker maker(context_, viewer);
  limit = std::clamp(limit, 1, 100);
  return context_.db.read([&](db::Connection& db) -> Result<Page<MessageView>> {
    const auto found = frame(db, viewer, visible, id);
    if (!found) return fail(found.error());
    auto rows = messages_after(db, id, after.value_or(MessageId{}), limit + 1, seen_by(viewer));
    const bool more = rows.size() > static_cast<std::size_t>(limit);
    if (more) rows.pop_back();
    Page<MessageView> page;
    page.items = maker.messages(db, found->conversation, *found->space, std::move(rows));
    if (more) page.next = to_string(page.items.back().message.id);
    return page;
  });
}

Result<MessageView> Reading::message(const Viewer& viewer, MessageId id) {
  const auto visible = directory_.visible_spaces(viewer);
  const ViewMaker maker(context_, viewer);
  return context_.db.read([&](db::Connection& db) -> Result<MessageView> {
    const auto message = find_message(db, id);
    if (!message) return fail(Kind::not_found, "community.not_found");
    const auto found = frame(db, viewer, visible, message->conversation);
    if (!found) return fail(found.error());
    if (auto stands = standing(viewer, message); !stands) return fail(stands.error());
    return maker.messages(db, found->conversation, *found->space, {*message}).front();
  });
}

Result<Page<ConversationLine>> Reading::list(const Viewer& viewer, const ListQuery& query) {
  const auto visible = directory_.visible_spaces(viewer);
  const auto filter = filter_of(visible, query);
  if (!filter) return fail(Kind::not_found, "community.space_not_found");
  const auto limit = between(1, query.limit, 100, conversations_a_page);
  const auto cursor = cursor_from(query.after.value_or(""));
  // Notices stand on top of the list of a space, and only there.
  const bool pins_on_top =
      query.space && filter->tab == Tab::recent && !filter->tag && !filter->author;
  const bool first_page = cursor.id == ListCursor{}.id;
  const ViewMaker maker(context_, viewer);

  return context_.db.read([&](db::Connection& db) {
    auto rows = list_conversations(db, *filter, cursor,
                                   pins_on_top ? Pins::left_out : Pins::included, limit + 1);
    Page<ConversationLine> page;
    if (rows.size() > static_cast<std::size_t>(limit)) {
      rows.pop_back();
      page.next = to_text({rows.back().active_at, rows.back().id});
    }
    if (pins_on_top && first_page) {
      auto pinned = list_pinned(db, *filter, 10);
      rows.insert(rows.begin(), pinned.begin(), pinned.end());
    }
    page.items = maker.lines(db, visible.map(), std::move(rows));
    return page;
  });
}

std::int64_t Reading::count(const Viewer& viewer, const ListQuery& query, std::int64_t most) {
  const auto filter = filter_of(directory_.visible_spaces(viewer), query);
  if (!filter) return 0;
  return context_.db.read(
      [&](db::Connection& db) { return count_conversations(db, *filter, most); });
}

Page<Reading::Written> Reading::written_by(const Viewer& viewer, PersonId person,
                                           std::string_view after, int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  MessageId before{INT64_MAX};
  parse_id(after, before);
  limit = std::clamp(limit, 1, 100);
  const ViewMaker maker(context_, viewer);
  return context_.db.read([&](db::Connection& db) {
    Page<Written> page;
    page.items = list_written(db, visible.ids(), person, before, limit + 1);
    if (page.items.size() > static_cast<std::size_t>(limit)) {
      page.items.pop_back();
      page.next = to_string(page.items.back().message.message.id);
    }
    const std::array ids{person};
    const auto cards = people::cards(db, ids);
    for (auto& one : page.items) one.message.author = people::card_of(cards, person);
    return page;
  });
}

std::vector<TagCount> Reading::tags(const Viewer& viewer, std::string_view prefix, int limit) {
  const auto visible = directory_.visible_spaces(viewer);
  return context_.db.read([&](db::Connection& db) {
    return count_tags(db, visible.ids(), prefix, std::clamp(limit, 1, 100));
  });
}

Result<std::vector<Revision>> Reading::revisions(const Viewer& viewer, MessageId id) {
  if (viewer.is_guest()) return fail(Kind::unauthenticated, "errors.unauthenticated");
  const auto view = message(viewer, id);
  if (!view) return fail(view.error());
  return context_.db.read([&](db::Connection& db) {
    const auto rows = revisions_of(db, view->message.conversation, id);
    std::vector<PersonId> editors;
    for (const auto& row : rows) editors.push_back(row.edited_by);
    const auto cards = people::cards(db, editors);
    std::vector<Revision> revisions;
    for (const auto& row : rows) {
      revisions.push_back({row.number, row.title, row.body_markdown,
                           people::card_of(cards, row.edited_by), row.replaced_at});
    }
    return revisions;
  });
}

std::vector<Reading::Address> Reading::addresses(ConversationId after, int limit) {
  const auto visible = directory_.visible_spaces(Viewer{});
  return context_.db.read(
      [&](db::Connection& db) { return list_addresses(db, visible.ids(), after, limit); });
}

}  // namespace coloquio::community
