#include "notices/inbox.h"

#include <algorithm>

#include "people/service.h"

namespace coloquio::notices {
namespace {

constexpr int most_counted = 100;
constexpr auto kept = std::chrono::days{90};  // After they were read.
constexpr int prune_piece = 2000;             // Rows in one transaction.

tl::unexpected<Error> sign_in_first() {
  return fail(Kind::unauthenticated, "errors.unauthenticated");
}

}  // namespace

Inbox::Inbox(db::Database& database, const Clock& clock, community::Community& community,
             Live& live)
    : database_(database), clock_(clock), community_(community), live_(live) {
  const auto written = [](db::Transaction& tx, PersonId person, const community::ReadTo& read,
                          Instant at) {
    return notices::mark_read(tx, person, read.conversation, read.message, at) > 0;
  };
  const auto waits = [this](PersonId person, ConversationId conversation) {
    return database_.read([&](db::Connection& db) { return has_unread(db, person, conversation); });
  };
  community_.readers.on_read({written, [this](PersonId person) { ring(person); }, waits});
}

Result<Inbox::Page> Inbox::list(const Viewer& viewer, std::string_view after, int limit) {
  if (viewer.is_guest()) return sign_in_first();
  limit = std::clamp(limit, 1, 100);
  auto notices = database_.read([&](db::Connection& db) {
    return notices::list(db, viewer.person, cursor_from(after), limit + 1);
  });
  Page page;
  if (notices.size() > static_cast<std::size_t>(limit)) {
    notices.pop_back();
    page.next = to_text({notices.back().at, notices.back().id});
  }
  page.items = views(viewer, std::move(notices));
  return page;
}

std::vector<NoticeView> Inbox::views(const Viewer& viewer, std::vector<Notice> notices) {
  std::vector<ConversationId> ids;
  std::vector<PersonId> actors;
  for (const auto& notice : notices) {
    ids.push_back(notice.conversation);
    actors.push_back(notice.actor);
  }
  const auto conversations = community_.following.readable_of(viewer, ids);
  const auto cards = database_.read([&](db::Connection& db) { return people::cards(db, actors); });
  std::vector<NoticeView> views;
  for (auto& notice : notices) {
    const auto found = std::find_if(conversations.begin(), conversations.end(),
                                    [&](const auto& c) { return c.id == notice.conversation; });
    NoticeView view{.notice = notice, .actor = {}, .title = ""};
    if (found != conversations.end()) {
      view.title = found->title;
      view.actor = people::card_of(cards, notice.actor);
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::int64_t Inbox::count_of(PersonId person) const {
  const auto rows =
      database_.read([&](db::Connection& db) { return unread(db, person, most_counted); });
  // What they have just read is not written yet.
  const auto reads = community_.readers.unwritten_of(person);
  return std::count_if(rows.begin(), rows.end(), [&](const Unread& row) {
    return std::none_of(reads.begin(), reads.end(), [&](const auto& read) {
      return read.conversation == row.conversation && read.message >= row.last;
    });
  });
}

std::int64_t Inbox::count_unread(const Viewer& viewer) const {
  return viewer.is_guest() ? 0 : count_of(viewer.person);
}

Result<NoticeView> Inbox::find(const Viewer& viewer, NoticeId id) {
  if (viewer.is_guest()) return sign_in_first();
  auto notice =
      database_.read([&](db::Connection& db) { return notices::find(db, viewer.person, id); });
  if (!notice) return fail(Kind::not_found, "notices.not_found");
  return views(viewer, {*notice}).front();
}

Result<> Inbox::mark_read(const Viewer& viewer, NoticeId id) {
  if (auto known = find(viewer, id); !known) return fail(known.error());
  const auto now = clock_.now();
  database_.write([&](db::Transaction& tx) { notices::mark_read(tx, viewer.person, id, now); });
  ring(viewer.person);
  return {};
}

Result<> Inbox::mark_unread(const Viewer& viewer, NoticeId id) {
  if (auto known = find(viewer, id); !known) return fail(known.error());
  database_.write([&](db::Transaction& tx) { notices::mark_unread(tx, viewer.person, id); });
  ring(viewer.person);
  return {};
}

Result<Instant> Inbox::mark_all_read(const Viewer& viewer) {
  if (viewer.is_guest()) return sign_in_first();
  const auto now = clock_.now();
  database_.write([&](db::Transaction& tx) { notices::mark_all_read(tx, viewer.person, now); });
  ring(viewer.person);
  return now;
}

Result<> Inbox::undo_all_read(const Viewer& viewer, Instant marked_at) {
  if (viewer.is_guest()) return sign_in_first();
  database_.write([&](db::Transaction& tx) { notices::mark_unread(tx, viewer.person, marked_at); });
  ring(viewer.person);
  return {};
}

void Inbox::ring(PersonId person) const {
  if (live_.listens(person)) live_.bell(person, count_of(person));
}

void Inbox::work_for(jobs::Queue& queue) {
  queue.repeat("notices.prune", std::chrono::hours{24}, [this](const jobs::Job&) -> Result<> {
    const auto before = clock_.now() - kept;
    int gone = prune_piece;
    while (gone == prune_piece) {
      gone = database_.write([&](db::Transaction& tx) { return prune(tx, before, prune_piece); });
    }
    return {};
  });
}

}  // namespace coloquio::notices
