#pragma once

#include "community/community.h"
#include "community/pages/page_values.h"

namespace coloquio::community::pages {

// Workspaces, who is in them, and how one comes in.
class WorkspacePages {
 public:
  WorkspacePages(Community& community, const PageKit& kit) : community_(community), kit_(kit) {}

  Result<Response> list(const Request& request);
  Result<Response> join(const Request& request);
  Result<Response> members(const Request& request);
  Result<Response> change_members(const Request& request);
  Result<Response> answer(const Request& request);      // An invitation, by whom it is for.
  Result<Response> invitation(const Request& request);  // What the link of a mail says.
  Result<Response> answer_by_link(const Request& request);

 private:
  Result<Response> render_members(const Request& request, const Error* error);
  Result<Response> render_invitation(const Request& request, std::string_view key,
                                     const Error* error);
  void set_members(Values& values, const Request& request, const WorkspaceMembers& found);
  void set_managing(Values& values, const Request& request, const Space& space);
  Result<> invite(const Request& request, const std::string& slug);

  Community& community_;
  const PageKit& kit_;
};

}  // namespace coloquio::community::pages
