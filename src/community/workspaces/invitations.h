#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "community/context.h"
#include "community/workspaces/service.h"

namespace coloquio::community {

// Exactly one of email and person.
struct NewInvitation {
  std::string space;  // A slug.
  std::optional<std::string> email;
  std::optional<PersonId> person;
  std::optional<SpaceRole> role;  // A member when absent.
  // Whoever makes an account through it will see nothing but their workspaces. Only with an
  // e-mail; somebody who has an account already keeps it as it is.
  std::optional<bool> confined;
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (space, email, person, role, confined))

// An invitation with what it says to whoever reads it.
struct InvitationView {
  Invitation invitation;
  Space space;
  people::PersonCard inviter;
  people::PersonCard invited;  // Nameless when an address was invited.
  bool has_account = false;    // look_at(): the address can already sign in.
};

// Ways into a space. The mail carries a key of 256 random bits, of which we keep the hash: it opens
// one invitation, once, for 14 days, and only for the address or person it was written to.
class Invitations {
 public:
  Invitations(Context& context, Directory& directory, Workspaces& workspaces)
      : context_(context), directory_(directory), workspaces_(workspaces) {}

  // For owners and who manages spaces. Replaces what waited for the same address or person. Nothing
  // in the answer tells whether an address has an account.
  Result<InvitationView> invite(const Viewer& viewer, NewInvitation draft);
  Result<Page<InvitationView>> waiting(const Viewer& viewer, std::string_view slug,
                                       InvitationId before, int limit);
  Result<> revoke(const Viewer& viewer, InvitationId id);

  // What waits for the viewer.
  std::vector<InvitationView> mine(const Viewer& viewer);
  enum class Answer { accept, decline };
  // By the person or the holder of the address. Kind::not_found for anybody else, Kind::gone when
  // it was answered, taken back or is too old.
  Result<InvitationView> answer(const Viewer& viewer, InvitationId id, Answer answer);

  // What the link of a mail says, without doing it: mail scanners follow links. Kind::gone.
  Result<InvitationView> look_at(std::string_view key);
  Result<> decline(std::string_view key);
  // Opens an account for the invited address, which the link has proved, and accepts. Returns the
  // address to sign in with. Kind::conflict when there is an account: sign in and accept.
  struct NewcomerForm {
    std::string name;
    std::string password;
  };
  Result<std::string> accept_as_new(Language language, std::string_view key,
                                    const NewcomerForm& form);

 private:
  Result<> admit(const Viewer& viewer, const Invitation& invitation);
  InvitationView view(db::Connection& db, const SpaceMap& map, Invitation invitation) const;
  std::string address_of(const Viewer& viewer);

  Context& context_;
  Directory& directory_;
  Workspaces& workspaces_;
};

}  // namespace coloquio::community
