#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/following/following.h"
#include "community/spaces/directory.h"
#include "people/person.h"

namespace coloquio::community {

// How closely people follow what is said, and who is to be told of it.
class Following {
 public:
  Following(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // Kind::not_found for what the viewer must not know of, Kind::unauthenticated for guests. An
  // absent level is that of what is around; first_post is for spaces and tags (Kind::invalid).
  Result<Followed> of(const Viewer& viewer, ConversationId id);
  Result<Followed> follow(const Viewer& viewer, ConversationId id, std::optional<Level> level);
  Result<std::optional<Level>> of_space(const Viewer& viewer, std::string_view slug);
  Result<> follow_space(const Viewer& viewer, std::string_view slug, std::optional<Level> level);
  Result<std::optional<Level>> of_tag(const Viewer& viewer, std::string_view slug);
  Result<> follow_tag(const Viewer& viewer, std::string_view slug, std::optional<Level> level);
  // Spaces and tags with a level of the viewer's own.
  Result<std::vector<FollowedPlace>> places(const Viewer& viewer);
  Result<FollowDefaults> defaults(const Viewer& viewer);
  Result<> set_defaults(const Viewer& viewer, const FollowDefaults& defaults);

  // People whose handle begins like this, for whoever writes; guests find nobody.
  struct Named {
    std::string handle;
    people::PersonCard person;
  };
  std::vector<Named> complete(const Viewer& viewer, std::string_view typed, int limit);

  // Those of these conversations that stand and that the viewer may read.
  std::vector<Conversation> readable_of(const Viewer& viewer, std::span<const ConversationId> ids);

  // For who tells people, from here on.

  // A message with whom it concerns besides those who follow. Nothing when it does not stand.
  struct Said {
    Conversation conversation;
    Message message;
    std::vector<PersonId> named;       // With "@".
    std::optional<PersonId> answered;  // Whose message it answers.
  };
  std::optional<Said> said(ConversationId conversation, MessageId message);
  // One person who set something, with what holds for them; only
  // who may read the conversation.
  struct Listener {
    PersonId person{};
    Level level = Level::normal;
  };
  struct Audience {
    std::vector<Listener> people;
    std::optional<PersonId> next;  // There may be more after this one.
  };
  // Some `limit` of them, after `after`, in the order of their ids.
  Audience audience(const Conversation& conversation, PersonId after, int limit);
  // muted for who may not read it.
  Level level_for(const Conversation& conversation, PersonId person);
  bool may_read(PersonId person, const Conversation& conversation);

 private:
  // Everybody with an account sees this space.
  static bool open_to_members(const SpaceMap& map, SpaceId space);
  void record(db::Transaction& tx, std::int64_t event, std::string_view what, std::int64_t subject,
              PersonId by, Instant now);

  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
