#pragma once

#include <span>
#include <string>

#include "community/community.h"
#include "notices/notice.h"
#include "web/sse.h"

namespace coloquio::notices {

// What open pages hear at once: one channel a person, however many pages they have open. Nothing
// here is kept; a page that missed it says so when it is loaded.
//   event "bell"   {"unread": 3}                     the number at the bell
//   event "reply"  {"conversation": "7", "message": "9"}   somebody wrote in what they look at
class Live {
 public:
  Live(web::SseHub& hub, community::Community& community) : hub_(hub), community_(community) {}

  static std::string channel_of(PersonId person) { return "person:" + to_string(person); }
  bool listens(PersonId person) const { return hub_.is_open(channel_of(person)); }
  void bell(PersonId person, std::int64_t unread);
  // To whoever looked at the conversation lately and may still read it, but not to who wrote.
  void said(const community::Conversation& conversation, MessageId message, PersonId by);

 private:
  web::SseHub& hub_;
  community::Community& community_;
};

}  // namespace coloquio::notices
