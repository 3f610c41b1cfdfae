#pragma once

#include <optional>
#include <string>
#include <vector>

#include "community/conversations/conversation.h"
#include "people/person.h"

namespace coloquio::community {

// A message with its author and what this viewer may do with it.
struct MessageView {
  Message message;
  people::PersonCard author;
  bool accepted = false;
  bool mine = false;
  bool voted = false;  // By the viewer.
  bool may_vote = false;
  bool may_accept = false;  // As the solution.
  bool may_edit = false;
  bool may_remove = false;
  bool may_report = false;
};

// A conversation with one page of its messages, oldest first.
struct Topic {
  Conversation conversation;
  Space space;
  people::PersonCard author;
  std::vector<MessageView> messages;
  // The solution, also when it stands on another page.
  std::optional<MessageView> solution;
  std::optional<MessageId> next;  // There are more after this one.
  bool me_too = false;            // By the viewer.
  bool may_me_too = false;
  bool may_reply = false;
  bool may_accept = false;
  bool may_edit_title = false;
  bool may_manage = false;  // Move, pin, close, remove and restore.
};

// One line of a list.
struct ConversationLine {
  Conversation conversation;
  people::PersonCard author;
  std::string space_slug;
  std::string space_title;
  std::int64_t unread = 0;  // Replies behind where the viewer stopped.
  bool unseen = false;      // New, and the viewer has not opened it.
};

// One page of a list. `next` is what to send as `after` for the page that follows.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;
};

// What a message said before an edit.
struct Revision {
  std::int64_t number = 0;  // 1 is what was first written.
  std::string title;        // "" for replies.
  std::string body_markdown;
  people::PersonCard edited_by;  // Who replaced this version.
  Instant replaced_at;
};

}  // namespace coloquio::community
