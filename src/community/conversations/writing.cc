#include "community/conversations/writing.h"

#include "base/text.h"
#include "community/conversations/mentions.h"
#include "db/enum_name.h"
#include "markup/markdown.h"

namespace coloquio::community {
namespace {

void check_title(const std::string& title, std::vector<FieldError>& problems) {
  const auto length = text::count_graphemes(title);
  if (length < title_min) {
    problems.push_back(
        {"title", "community.title_too_short", {{"min", static_cast<std::int64_t>(title_min)}}});
  }
  if (length > title_max) {
    problems.push_back(
        {"title", "community.too_long", {{"max", static_cast<std::int64_t>(title_max)}}});
  }
}

void check_counts(const Limits& limits, std::string_view html, std::vector<FieldError>& problems) {
  const auto counted = count_links(html);
  if (limits.links > 0 && counted.links > limits.links) {
    problems.push_back({"body", "community.limit.links", {{"max", std::int64_t{limits.links}}}});
  }
  if (limits.images > 0 && counted.images > limits.images) {
    problems.push_back({"body", "community.limit.images", {{"max", std::int64_t{limits.images}}}});
  }
}

void check_mentions(const Limits& limits, std::size_t count, std::vector<FieldError>& problems) {
  if (limits.mentions == 0 || count <= static_cast<std::size_t>(limits.mentions)) return;
  problems.push_back(
      {"body", "community.limit.mentions", {{"max", std::int64_t{limits.mentions}}}});
}

int count_of(std::string_view text, std::string_view wanted) {
  int count = 0;
  for (auto at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + wanted.size())) {
    ++count;
  }
  return count;
}

// One message of somebody's last day.
struct Recent {
  bool opening = false;
  ConversationId conversation{};
  Instant at;
  std::string_view markdown;  // "" when too old to compare.
};

std::int64_t seconds_left(Instant since, std::chrono::seconds pause, Instant now) {
  return std::chrono::ceil<std::chrono::seconds>(since + pause - now).count();
}

// The rules over one day of somebody's messages, newest first.
class Day {
 public:
  Day(const Limits& limits, Part part, ConversationId conversation, const std::string& markdown,
      Instant now)
      : limits_(limits), part_(part), conversation_(conversation), markdown_(markdown), now_(now) {}

  Result<> add(const Recent& one) {
    if (one.at + limits_.between_posts > now_) return too_fast(one.at, limits_.between_posts);
    if (part_ == Part::opening && one.opening && one.at + limits_.between_topics > now_) {
      return too_fast(one.at, limits_.between_topics);
    }
    if (one.at + limits_.same_text > now_ && one.markdown == markdown_) {
      return fail(Kind::conflict, "community.limit.same_text");
    }
    ++(one.opening ? topics_ : replies_);
    if (!one.opening && one.conversation == conversation_) ++here_;
    return {};
  }

  Result<> judge(bool own_topic) const {
    if (part_ == Part::opening)
      return at_most(limits_.topics_a_day, topics_, "community.limit.topics");
    if (auto held = at_most(limits_.replies_a_day, replies_, "community.limit.replies"); !held) {
      return held;
    }
    if (own_topic) return {};
    return at_most(limits_.replies_a_topic, here_, "community.limit.replies_here");
  }

 private:
  Result<> too_fast(Instant since, std::chrono::seconds pause) const {
    return fail(Kind::too_many, "community.limit.pace",
                {{"seconds", seconds_left(since, pause, now_)}});
  }
  static Result<> at_most(int limit, int count, const char* key) {
    if (limit == 0 || count < limit) return {};
    return fail(Kind::too_many, key, {{"max", std::int64_t{limit}}});
  }

  const Limits& limits_;
  Part part_;
  ConversationId conversation_;
  const std::string& markdown_;
  Instant now_;
  int topics_ = 0, replies_ = 0, here_ = 0;
};

bool limits_nothing(const Limits& limits) {
  return limits.topics_a_day == 0 && limits.replies_a_day == 0 && limits.replies_a_topic == 0 &&
         limits.between_topics.count() == 0 && limits.between_posts.count() == 0 &&
         limits.same_text.count() == 0;
}

}  // namespace

Counted count_links(std::string_view html) {
  return {count_of(html, "rel=\"nofollow"), count_of(html, "<img ")};
}

Written write_down(const Context& context, const Viewer& viewer, search::Analyzer& analyzer,
                   Part part, std::string_view title, std::string_view body,
                   std::vector<FieldError>& problems) {
  Written written;
  if (part == Part::opening) {
    written.title = text::clean_line(title);
    written.slug = text::slug(written.title);
    check_title(written.title, problems);
  }
  written.markdown = text::clean(body);
  if (written.markdown.empty()) {
    problems.push_back({"body", "community.body_missing", {}});
    return written;
  }
  Mentions mentions(context.db, written.markdown);
  auto rendered = markup::render(written.markdown, {.own_url = context.site.public_url,
                                                    .max_bytes = body_max_bytes,
                                                    .mention = mentions.linker()});
  if (!rendered) {
    problems.push_back({"body", rendered.error().key, rendered.error().args});
    return written;
  }
  check_counts(limits_for(viewer, context.limits), rendered->html, problems);
  written.mentions = mentions.named();
  check_mentions(limits_for(viewer, context.limits), written.mentions.size(), problems);
  written.html = std::move(rendered->html);
  if (problems.empty()) written.terms = analyzer.analyze(written.title, rendered->text);
  return written;
}

Result<> may_post_now(db::Transaction& tx, const Limits& limits, PersonId person, Part part,
                      ConversationId conversation, const std::string& markdown, Instant now) {
  if (limits_nothing(limits)) return {};
  const auto rows = tx.query(
      "SELECT kind, conversation_id, created_at, CASE WHEN created_at > $3 THEN body_markdown "
      "ELSE '' END FROM message WHERE author_id = $1 AND created_at > $2 "
      "ORDER BY created_at DESC LIMIT 1000",
      person, now - std::chrono::hours{24}, now - limits.same_text);
  Day day(limits, part, conversation, markdown, now);
  bool own_topic = false;
  for (const auto& row : rows) {
    const Recent one{row.get<std::string_view>(0) == db::to_name(MessageKind::opening),
                     row.get<ConversationId>(1), row.get<Instant>(2), row.get<std::string_view>(3)};
    if (one.opening && one.conversation == conversation) own_topic = true;
    if (auto held = day.add(one); !held) return held;
  }
  return day.judge(own_topic);
}

}  // namespace coloquio::community
