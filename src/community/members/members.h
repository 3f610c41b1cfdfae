#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bus/event.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "community/workspaces/service.h"
#include "people/person.h"

namespace coloquio::community {

// A person in the directory.
struct MemberLine {
  people::PersonCard person;
  std::string place;
  std::vector<std::string> expertise;  // Tags they name.
};

struct MemberQuery {
  std::optional<std::string> q;      // Beginnings of the words of a name.
  std::optional<std::string> tag;    // That they name as what they know about.
  std::optional<std::string> place;  // Its beginning.
  std::optional<std::string> after;  // Page::next of the page before.
  std::optional<int> limit;          // 1 to 100; 30 when absent.
};
BOOST_DESCRIBE_STRUCT(MemberQuery, (), (q, tag, place, after, limit))

// How others find somebody, as that person chose.
struct MemberSettings {
  std::string place;
  std::vector<std::string> expertise;
  std::vector<std::string> interests;
  bool listed = true;  // In the directory.
  bool asked = true;   // Suggested as somebody who knows.
};
BOOST_DESCRIBE_STRUCT(MemberSettings, (), (place, expertise, interests, listed, asked))

// What is absent stays as it is.
struct MemberChange {
  std::optional<std::string> place;
  std::optional<std::vector<std::string>> expertise;
  std::optional<std::vector<std::string>> interests;
  std::optional<bool> listed;
  std::optional<bool> asked;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (place, expertise, interests, listed, asked))

// A tag with the accepted answers that prove it.
struct ProvedTag {
  std::string slug;
  std::string name;
  std::int64_t accepted = 0;
};
BOOST_DESCRIBE_STRUCT(ProvedTag, (), (slug, name, accepted))

// What a person knows, as one viewer may see it.
struct Knowledge {
  std::string place;
  std::vector<std::string> expertise;
  std::vector<std::string> interests;
  std::vector<ProvedTag> proved;  // Of their newest 500 answers, most first; at most ten.
};
BOOST_DESCRIBE_STRUCT(Knowledge, (), (place, expertise, interests, proved))

// A question that somebody's answer solved.
struct Help {
  Conversation conversation;
  MessageId answer{};
  Instant at;
};

inline constexpr std::size_t most_named_tags = 20;  // Of each kind.
inline constexpr std::size_t longest_place = 80;

// The directory of members, and what they know. Signed-in people only; partners find who is in a
// space with them, and are found by those.
class Members {
 public:
  Members(Context& context, Directory& directory, Workspaces& workspaces)
      : context_(context), directory_(directory), workspaces_(workspaces) {}

  Result<Page<MemberLine>> list(const Viewer& viewer, const MemberQuery& query);
  // Kind::not_found for who must not be known of.
  Result<Knowledge> knowledge(const Viewer& viewer, PersonId person);
  // Newest first, of the spaces that the viewer may see.
  Result<Page<Help>> helped(const Viewer& viewer, PersonId person, std::string_view after,
                            int limit);
  Result<MemberSettings> settings(const Viewer& viewer);
  Result<MemberSettings> change(const Viewer& viewer, MemberChange change);

  // An account was made, got another role or another name: account.*, person.changed.
  void note(const bus::Event& event);
  // Accounts that came without an event (the demo, a database of before), and people who are gone.
  void catch_up();

 private:
  void enter(AccountId id);

  Context& context_;
  Directory& directory_;
  Workspaces& workspaces_;
};

}  // namespace coloquio::community
