#pragma once

#include "notices/digest.h"
#include "notices/inbox.h"
#include "notices/live.h"
#include "notices/postman.h"
#include "notices/preferences.h"
#include "notices/teller.h"

namespace coloquio::notices {

// The whole room, for App to own and for api.cc and pages.cc to knock at.
class Notices {
 public:
  struct Parts {
    db::Database& database;
    const Clock& clock;
    Ids& ids;
    community::Community& community;
    web::SseHub& hub;
    mail::Mailer& mailer;
    std::string site_zone;  // Of who chose none.
    std::string public_url;
  };
  explicit Notices(const Parts& parts)
      : live(parts.hub, parts.community),
        inbox(parts.database, parts.clock, parts.community, live),
        teller({parts.database, parts.clock, parts.ids, parts.community, inbox, live}),
        preferences(parts.database, parts.clock, parts.site_zone),
        postman({parts.database, parts.clock, parts.ids, parts.community, parts.mailer, preferences,
                 parts.site_zone}),
        digest({parts.database, parts.clock, parts.community, parts.mailer, preferences,
                parts.site_zone, parts.public_url}) {}
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;

  Live live;
  Inbox inbox;
  Teller teller;
  PreferenceBook preferences;
  Postman postman;
  Digest digest;
};

}  // namespace coloquio::notices
