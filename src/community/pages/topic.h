#pragma once

#include <memory>

#include "community/community.h"
#include "community/pages/page_values.h"
#include "community/pages/similar.h"

namespace coloquio::community::pages {

// A conversation, and answering in it.
class TopicPages {
 public:
  TopicPages(Community& community, const PageKit& kit)
      : community_(community), kit_(kit), similar_(community, kit.clock) {}

  Result<Response> show(const Request& request);
  Result<Response> at_message(const Request& request);  // /messages/7 → its place in the topic.
  // The address of a reply's form, opened again: leads to the conversation.
  Result<Response> conversation(const Request& request);
  Result<Response> reply(const Request& request);

 private:
  // What the reply form held when it came back with a mistake, or for a preview.
  struct Draft {
    std::string body = {};
    std::string preview_html = {};
    const Error* error = nullptr;
  };
  Response render(const Request& request, const Topic& topic, const Draft& draft);
  void set_head(Values& values, const Request& request, const Topic& topic);
  // Following, and the way to where the viewer stopped.
  void set_tools(Values& values, const Request& request, const Conversation& conversation);
  void set_thread(Values& values, const Request& request, const Topic& topic);
  void set_question(Values& values, const Request& request, const Topic& topic,
                    const MessageView& opening);
  void set_answer(Values& values, const Request& request, const Topic& topic);
  int set_editor(Values& values, const Request& request, const Topic& topic, const Draft& draft);
  void set_manage(Values& values, const Request& request, const Topic& topic);
  void set_story(Values& values, const Request& request, const Topic& topic);
  void set_similar(Values& values, const Request& request, const Topic& topic);
  std::string chooser(const Topic& topic) const;

  Community& community_;
  const PageKit& kit_;
  Similar similar_;
};

}  // namespace coloquio::community::pages
