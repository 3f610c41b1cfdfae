#include "app/house.h"

#include "bus/outbox.h"
#include "community/routes.h"
#include "notices/routes.h"
#include "people/handles.h"
#include "people/routes.h"

namespace coloquio::app {

House::House(const Config& config, db::Database& db, const Clock& c)
    : site(config.site),
      database(db),
      clock(c),
      ids(clock),
      bus(database),
      jobs(database, clock),
      mailer(database, clock, ids, Messages::embedded(), config.mail,
             {.organisation = site.name,
              .public_url = site.public_url,
              .development = site.development}),
      cache(clock, config.page_cache_mb << 20U),
      people(database, clock, ids, mailer, config.password_cost),
      community({.db = database, .clock = clock, .ids = ids, .cache = cache, .site = site}),
      templates(Messages::embedded()),
      kit{site, Messages::embedded(), templates, clock},
      pipeline({.router = router,
                .authenticator = people.authenticator,
                .kit = kit,
                .cache = cache,
                .database = database,
                .metrics = metrics,
                .ids = ids,
                .rates = config.limits}),
      notices({.database = database,
               .clock = clock,
               .ids = ids,
               .community = community,
               .hub = live,
               .mailer = mailer,
               .site_zone = site.time_zone,
               .public_url = site.public_url}) {
  mailer.work_for(jobs);
  jobs.repeat("events.prune", std::chrono::hours(24), [this](const jobs::Job&) -> Result<> {
    bus::prune_events_by_setting(database, clock);
    return {};
  });
  jobs.repeat("people.handles", std::chrono::hours(24), [this](const jobs::Job&) -> Result<> {
    people::give_missing_handles(database);
    return {};
  });
  kit.unread_notices = [this](const Viewer& viewer) { return notices.inbox.count_unread(viewer); };
  notices.teller.listen(bus);
  notices.teller.work_for(jobs);
  notices.inbox.work_for(jobs);
  notices.postman.work_for(jobs);
  notices.digest.work_for(jobs);
  people::add_api_routes(router, people);
  people::add_page_routes(router, kit, people);
  community::add_api_routes(router, community);
  community::add_page_routes(router, community, kit);
  notices::add_api_routes(router, notices);
  notices::add_page_routes(router, kit, notices);
  notices::add_preference_pages(router, kit, notices, community);
}

House::~House() { stop(); }

void House::start() {
  people.authenticator.start();
  community.readers.start();
  bus.start();
  jobs.start();
}

void House::stop() {
  jobs.stop();
  bus.stop();
  community.readers.stop();
  people.authenticator.stop();
}

}  // namespace coloquio::app
