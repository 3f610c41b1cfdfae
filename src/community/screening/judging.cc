#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "community/conversations/access.h"
#include "community/review/statements.h"
#include "community/review/store.h"
#include "community/screening/classifier.h"
#include "community/screening/service.h"
#include "people/administration.h"
#include "people/secrets.h"
#include "people/service.h"
#include "web/digest.h"

namespace coloquio::community {
namespace {

constexpr int most_waiting = 5;  // Held posts of one person.
constexpr int recent_looked_at = 50;

// The hosts that links of our own HTML lead to, as often as they do; our own site is not among
// them.
std::vector<std::string> hosts_in(std::string_view html) {
  constexpr std::string_view before = "href=\"http";
  std::vector<std::string> hosts;
  for (auto at = html.find(before); at != std::string_view::npos; at = html.find(before, at + 1)) {
    const auto end = html.find('"', at + before.size());
    if (end == std::string_view::npos) break;
    const auto close = html.find('>', end);
    if (html.substr(end, close - end).find("rel=") == std::string_view::npos) continue;
    auto host = html.substr(at + before.size(), end - at - before.size());
    host.remove_prefix(std::min(host.size(), host.find("//") + 2));
    host = host.substr(0, host.find_first_of("/?#:"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    hosts.push_back(text::fold(host));
  }
  return hosts;
}

bool is_new(const Viewer& viewer, const people::Person& person) {
  return viewer.newcomer && person.posts == 0;
}

}  // namespace

bool Screening::concerns(const Viewer& viewer) const {
  return !viewer.may(Permission::moderate) && !viewer.may(Permission::answer_officially) &&
         !(viewer.by_token && viewer.may(Permission::no_limits));
}

std::string Screening::censored(const Viewer& viewer, std::string_view text) {
  const auto watching = watcher();
  return concerns(viewer) ? watching->censored(text) : std::string{text};
}

std::optional<Verdict> Screening::judge_words(const Posted& posted, Result<>& refused) {
  const auto watching = watcher();
  if (watching->empty()) return std::nullopt;
  // As typed and as read: marks inside a word hide it from one of the two.
  const auto* in_title = watching->strongest({posted.title});
  const auto* in_body = watching->strongest({posted.written.markdown, posted.written.text});
  const bool title = in_title && (!in_body || in_title->action > in_body->action);
  const auto* hit = title ? in_title : in_body;
  if (hit == nullptr) return std::nullopt;
  if (hit->action == WordAction::block) {
    refused =
        fail_fields({{title ? "title" : "body", "community.word_blocked", {{"word", hit->word}}}});
    return std::nullopt;
  }
  // What censorship should have covered and did not was hidden by its marks: somebody looks.
  return Verdict{.held = true,
                 .silences = hit->action == WordAction::silence,
                 .why = ReviewWhy::watched_word,
                 .detail = hit->word};
}

std::optional<std::string> Screening::repeated_host(const Viewer& viewer, std::string_view html,
                                                    int limit) {
  const auto now_linked = hosts_in(html);
  if (now_linked.empty() || limit == 0) return std::nullopt;
  std::map<std::string, int> counted;
  for (const auto& host : now_linked) ++counted[host];
  const auto since = context_.clock.now() - std::chrono::hours{24};
  const auto earlier = context_.db.read(
      [&](db::Connection& db) { return recent_html(db, viewer.person, since, recent_looked_at); });
  for (const auto& text : earlier) {
    for (const auto& host : hosts_in(text)) {
      if (counted.contains(host)) ++counted[host];
    }
  }
  for (const auto& [host, times] : counted) {
    if (times >= limit) return host;
  }
  return std::nullopt;
}

Result<Verdict> Screening::judge(const Viewer& viewer, const Posted& posted) {
  if (!concerns(viewer)) return Verdict{};
  Result<> refused;
  const auto words = judge_words(posted, refused);
  if (!refused) return fail(refused.error());
  if (words) return *words;
  if (!viewer.newcomer || posted.edit) return Verdict{};
  const auto& limits = limits_for(viewer, context_.limits);
  if (posted.typed_in && *posted.typed_in < limits.typing) {
    const auto person = context_.db.read(
        [&](db::Connection& db) { return people::find_person(db, viewer.person); });
    if (person && is_new(viewer, *person)) {
      return Verdict{.held = true, .silences = false, .why = ReviewWhy::typed_fast, .detail = ""};
    }
  }
  if (auto host = repeated_host(viewer, posted.written.html, limits.spam_hosts)) {
    return Verdict{
        .held = true, .silences = false, .why = ReviewWhy::spam_links, .detail = std::move(*host)};
  }
  const Suspect suspect{posted.title, posted.written.text, count_links(posted.written.html).links};
  if (context_.classifier->score(suspect) >= spam_score) {
    return Verdict{.held = true, .silences = false, .why = ReviewWhy::spam_score, .detail = ""};
  }
  return Verdict{};
}

Result<> Screening::hold(const Viewer& viewer, HeldPost post, const Verdict& verdict) {
  post.id = HeldId{context_.ids.next()};
  post.person = viewer.person;
  post.account = viewer.account;
  post.created_at = context_.clock.now();
  ReviewItem item;
  item.id = ReviewId{context_.ids.next()};
  item.kind = ReviewKind::held;
  item.why = verdict.why;
  item.detail = verdict.detail;
  item.space = post.space;
  item.conversation = post.conversation;
  item.person = post.person;
  item.subject = raw(post.id);
  item.created_at = post.created_at;
  const auto event_id = bus::EventId{context_.ids.next()};
  const auto held = context_.db.write([&](db::Transaction& tx) -> Result<> {
    if (held_of(tx, viewer.person, most_waiting).size() >= most_waiting) {
      return fail(Kind::too_many, "community.limit.held");
    }
    insert(tx, post);
    open_item(tx, item);
    bus::record(tx, {.id = event_id,
                     .name = "post.held",
                     .subject = raw(post.id),
                     .payload = "{\"person\":\"" + to_string(viewer.person) + "\"}",
                     .at = post.created_at});
    return {};
  });
  if (!held || !verdict.silences || context_.administration == nullptr) return held;
  people::SanctionWanted silence;
  silence.until = post.created_at + silence_lasts;
  silence.reason = Messages::embedded().say(viewer.language, "review.silenced_by_word");
  // Nobody's hand: the statement says that a program did it.
  context_.administration->sanction(people::machine_operator(), viewer.account, silence);
  return {};
}

void Screening::note_first(db::Transaction& tx, const Viewer& viewer,
                           const Conversation& conversation, MessageId message, ReviewId id,
                           Instant now) {
  const auto& limits = limits_for(viewer, context_.limits);
  if (!viewer.newcomer || limits.first_posts == 0 || !concerns(viewer)) return;
  const auto person = people::find_person(tx, viewer.person);
  if (!person || person->posts > limits.first_posts) return;
  ReviewItem item;
  item.id = id;
  item.why = ReviewWhy::first_post;
  item.space = conversation.space;
  item.conversation = conversation.id;
  item.message = message;
  item.person = viewer.person;
  item.created_at = now;
  open_item(tx, item);
}

void Screening::note_edit(db::Transaction& tx, const Conversation& conversation,
                          const Message& message, const Verdict& verdict, ReviewId id,
                          Instant now) {
  if (!verdict.held) return;
  ReviewItem item;
  item.id = id;
  item.why = verdict.why;
  item.detail = verdict.detail;
  item.space = conversation.space;
  item.conversation = conversation.id;
  item.message = message.id;
  item.person = message.author;
  item.created_at = now;
  open_item(tx, item);
}

std::string Screening::sign(const Viewer& viewer, std::string_view moment) {
  {
    const std::lock_guard lock(mutex_);
    if (!secret_.empty()) {
      return web::digest(secret_ + "\n" + to_string(viewer.account) + "\n" + std::string{moment});
    }
  }
  const auto fresh = people::random_key();
  const auto now = context_.clock.now();
  auto secret =
      context_.db.write([&](db::Transaction& tx) { return signing_secret(tx, fresh, now); });
  {
    const std::lock_guard lock(mutex_);
    secret_ = std::move(secret);
  }
  return sign(viewer, moment);
}

std::string Screening::opened(const Viewer& viewer) {
  const auto moment = std::to_string(to_micros(context_.clock.now()));
  return moment + "." + sign(viewer, moment);
}

std::chrono::milliseconds Screening::typed_in(const Viewer& viewer, std::string_view token) {
  const auto dot = token.find('.');
  if (dot == std::string_view::npos) return {};
  const auto moment = token.substr(0, dot);
  std::int64_t micros = 0;
  const auto [end, problem] = std::from_chars(moment.data(), moment.data() + moment.size(), micros);
  if (problem != std::errc{} || end != moment.data() + moment.size()) return {};
  if (!web::same_secret(sign(viewer, moment), token.substr(dot + 1))) return {};
  return std::chrono::duration_cast<std::chrono::milliseconds>(context_.clock.now() -
                                                               from_micros(micros));
}

}  // namespace coloquio::community
