#include "app/house.h"

#include "base/log.h"
#include "bus/outbox.h"
#include "community/circle.h"
#include "community/routes.h"
#include "people/routes.h"
#include "transfer/old_addresses.h"

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
      community({.db = database,
                 .clock = clock,
                 .ids = ids,
                 .cache = cache,
                 .site = site,
                 .limits = config.posting,
                 .administration = &people.administration,
                 .mailer = &mailer,
                 .accounts = &people.accounts,
                 .caps = std::make_shared<community::DayCaps>(config.caps)}),
      background(jobs, {database, clock, ids, site, community, mailer}, community),
      templates(Messages::embedded()),
      kit{site, Messages::embedded(), templates, clock},
      pipeline({.router = router,
                .authenticator = people.authenticator,
                .kit = kit,
                .cache = cache,
                .database = database,
                .metrics = metrics,
                .ids = ids,
                .rates = config.limits,
                .footfall = &community.visits.footfall()}) {
  mailer.work_for(jobs);
  jobs.repeat("events.prune", std::chrono::hours(24), [this](const jobs::Job&) -> Result<> {
    bus::prune_events_by_setting(database, clock);
    return {};
  });
  people.profiles.see_through([this](const Viewer& viewer, people::Person person) {
    std::optional<people::Person> seen;
    if (community.workspaces.may_know(viewer, person.id)) {
      seen = community.overview.without_secrets(viewer, std::move(person));
    }
    return seen;
  });
  for (const auto* names : {"account.*", "person.changed"}) {
    bus.subscribe(std::string{"members:"} + names, names, bus::Bus::Memory::durable,
                  [this](const bus::Event& event) { community.circle().members.note(event); });
  }
  for (const auto* names : {"answer.*", "vote.*", "message.*", "conversation.changed"}) {
    bus.subscribe(std::string{"reputation:"} + names, names, bus::Bus::Memory::durable,
                  [this](const bus::Event& event) { community.circle().reputation.note(event); });
  }
  jobs.repeat("points.recount", std::chrono::days(7), [this](const jobs::Job&) -> Result<> {
    community.circle().reputation.recount();
    return {};
  });
  jobs.repeat("directory.catch_up", std::chrono::hours(1), [this](const jobs::Job&) -> Result<> {
    community.circle().members.catch_up();
    return {};
  });
  community.review.listen(bus);
  community.review.work_for(jobs);
  community.trust.listen(bus);
  community.trust.work_for(jobs);
  people::add_api_routes(router, people);
  people::add_page_routes(router, kit, people);
  community::add_api_routes(router, community);
  community::add_page_routes(router, community, kit);
  transfer::add_old_addresses(router, database, community);
}

House::~House() { stop(); }

void House::start() {
  people.authenticator.start();
  bus.start();
  jobs.start();
}

void House::stop() {
  jobs.stop();
  bus.stop();
  people.authenticator.stop();
  try {
    community.write_down();
  } catch (const std::exception& e) {
    log::warning("what was counted in the last minute is lost: {}", e.what());
  }
}

}  // namespace coloquio::app
