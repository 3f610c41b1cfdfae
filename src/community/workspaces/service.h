#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/conversations/views.h"
#include "community/spaces/directory.h"
#include "community/workspaces/workspace.h"

namespace coloquio::community {

// A workspace as it stands in somebody's list.
struct WorkspaceLine {
  Space space;
  std::optional<SpaceRole> role;  // Of the viewer; absent: not a member.
  bool may_enter = false;         // False: only its name is told, and one may ask to join.
  bool asked = false;             // The viewer has, and waits.
};

struct WorkspaceMembers {
  Space space;
  bool may_manage = false;  // The viewer: an owner, or who manages spaces.
  std::optional<SpaceRole> role;
  Page<SpaceMember> page;
};

// Who is in a space, and how people come in and go. Owners look after their own space; who manages
// spaces may do the same in every space that they see. What a viewer must not know of answers
// Kind::not_found, like what does not exist.
class Workspaces {
 public:
  Workspaces(Context& context, Directory& directory) : context_(context), directory_(directory) {}

  // The workspaces that the viewer may enter, and the private ones whose name members are told.
  std::vector<WorkspaceLine> list(const Viewer& viewer);
  // For its members and who manages spaces: Kind::forbidden for others who see the space.
  Result<WorkspaceMembers> members(const Viewer& viewer, std::string_view slug, PersonId after,
                                   int limit);
  // Adds somebody or changes their role. Kind::conflict for the last owner: one must stay.
  Result<> set_member(const Viewer& viewer, std::string_view slug, PersonId person, SpaceRole role);
  // Takes somebody out; oneself: leaves.
  Result<> remove_member(const Viewer& viewer, std::string_view slug, PersonId person);

  // Of a private workspace in list(). Asking again changes the note.
  Result<> ask_to_join(const Viewer& viewer, std::string_view slug, std::string_view note);
  Result<> withdraw_request(const Viewer& viewer, std::string_view slug);
  Result<Page<JoinRequest>> requests(const Viewer& viewer, std::string_view slug, PersonId after,
                                     int limit);
  enum class Verdict { admitted, refused };
  Result<> answer_request(const Viewer& viewer, std::string_view slug, PersonId person,
                          Verdict verdict);

  // The space, for who may say who is in it.
  Result<Space> managed(const Viewer& viewer, std::string_view slug);
  // Whether the viewer may know that this person exists: confined ones know who shares a space with
  // them, everybody else anybody who is not confined elsewhere.
  bool may_know(const Viewer& viewer, PersonId person);

 private:
  Result<Space> joinable(const Viewer& viewer, std::string_view slug);
  struct Note;
  Note note(const Viewer& viewer, const char* act, SpaceId space, PersonId person) const;
  void leave_word(db::Transaction& tx, const Note& note);

  Context& context_;
  Directory& directory_;
};

}  // namespace coloquio::community
