#pragma once

#include "app/config.h"
#include "base/ids.h"
#include "base/metrics.h"
#include "base/time.h"
#include "bus/bus.h"
#include "community/community.h"
#include "db/database.h"
#include "jobs/queue.h"
#include "mail/mailer.h"
#include "notices/notices.h"
#include "people/people.h"
#include "web/html.h"
#include "web/page_cache.h"
#include "web/router.h"
#include "web/server.h"

namespace coloquio::app {

// Every part of the program but its sockets, built once, in the order of the members: each may use
// those above it. The only place that knows all rooms. Commands use the rooms directly, the server
// and the tests go through `pipeline`.
class House {
 public:
  // `database` is open and migrated; all three outlive the House.
  House(const Config& config, db::Database& database, const Clock& clock);
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  // Delivery of events and jobs, on threads of their own.
  void start();
  void stop();

  const web::Site& site;
  db::Database& database;
  const Clock& clock;
  Ids ids;
  Metrics metrics;
  bus::Bus bus;
  jobs::Queue jobs;
  mail::Mailer mailer;
  web::PageCache cache;
  people::People people;
  community::Community community;
  web::Templates templates;
  web::PageKit kit;
  web::Router router;
  web::Pipeline pipeline;
  web::SseHub live;  // What pages and the console listen to.
  notices::Notices notices;
};

}  // namespace coloquio::app
