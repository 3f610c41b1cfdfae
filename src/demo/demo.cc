#include "demo/demo.h"

#include <algorithm>
#include <numeric>

#include "community/bulk.h"
#include "community/seed.h"
#include "demo/content.h"
#include "demo/record.h"
#include "people/handles.h"
#include "people/service.h"

namespace coloquio::demo {
namespace {

std::vector<Login> standing_logins(db::Connection& db) {
  std::vector<Login> logins;
  for (const auto id : recorded<PersonId>(db, person_row)) {
    const auto account = people::find_account_of(db, id);
    const auto person = account ? people::find_person(db, id) : std::nullopt;
    if (person) logins.push_back({id, person->name, account->email, account->role});
  }
  std::sort(logins.begin(), logins.end(),
            [](const Login& a, const Login& b) { return a.role < b.role; });
  return logins;
}

// What of the plan belongs to somebody else already.
Result<> check_free(const Parts& parts, const Plan& plan) {
  const auto spaces = parts.community.spaces.directory().spaces();
  for (const auto& space : plan.spaces) {
    if (spaces->find(space.slug) != nullptr) {
      return fail(Kind::conflict, "demo.space_taken", {{"slug", space.slug}});
    }
  }
  return parts.database.read([&](db::Connection& db) -> Result<> {
    for (const auto& login : plan.logins) {
      if (people::find_account(db, login.email)) {
        return fail(Kind::conflict, "demo.email_taken", {{"email", login.email}});
      }
    }
    return {};
  });
}

// Made outside the transaction, which may run twice.
struct AccountIds {
  AccountId account{};
  people::IdentityId identity{};
};

void write_people(db::Transaction& tx, const Plan& plan, const std::vector<AccountIds>& ids,
                  std::string_view password_hash) {
  for (const auto& person : plan.people) {
    people::add_person(tx, person);
    record(tx, person_row, person.id);
  }
  for (std::size_t i = 0; i < plan.logins.size(); ++i) {
    const auto& login = plan.logins[i];
    const auto owner = std::find_if(plan.people.begin(), plan.people.end(),
                                    [&](const auto& p) { return p.id == login.person; });
    people::Account account;
    account.id = ids[i].account;
    account.person = login.person;
    account.email = login.email;
    account.role = login.role;
    account.created_at = owner->created_at;
    people::insert_account(tx, account, password_hash);
    people::give_handle(tx, account.person);
    people::add_identity(tx, {.id = ids[i].identity,
                              .person = login.person,
                              .network = "email",
                              .native_id = login.email,
                              .evidence = "command_line",
                              .verified = true,
                              .created_at = account.created_at});
  }
}

void write_community(db::Transaction& tx, const Plan& plan) {
  for (const auto& space : plan.spaces) {
    community::seed(tx, space);
    record(tx, space_row, space.id);
  }
  community::seed(tx, plan.mission);
  for (const auto& [space, person] : plan.members) {
    community::seed_member(tx, space, person, plan.mission.updated_at);
  }
  std::vector<std::string> names;
  for (const auto& bulk : plan.conversations) {
    names.insert(names.end(), bulk.conversation.tags.begin(), bulk.conversation.tags.end());
  }
  const auto tags = community::ensure_tags(tx, names);
  for (const auto& conversation : plan.conversations) {
    community::insert(tx, conversation, tags);
    record(tx, conversation_row, conversation.conversation.id);
  }
  for (const auto& o : plan.opinions) {
    const auto& bulk = plan.conversations[o.conversation];
    if (o.message == 0) {
      community::seed_me_too(tx, bulk.conversation.id, o.person, o.at);
    } else {
      community::seed_vote(tx, bulk.messages[o.message].message, o.person, o.at);
    }
  }
}

SetUp summary_of(Plan plan) {
  SetUp done;
  done.made = true;
  done.people = plan.people.size();
  done.conversations = plan.conversations.size();
  for (const auto& c : plan.conversations) done.messages += c.messages.size();
  done.logins = std::move(plan.logins);
  return done;
}

SetUp renew(const Parts& parts, std::string_view password_hash) {
  auto logins = parts.database.read([](db::Connection& db) { return standing_logins(db); });
  parts.database.write([&](db::Transaction& tx) {
    for (const auto& login : logins) {
      const auto account = people::find_account_of(tx, login.person);
      if (account) people::update_password(tx, account->id, password_hash);
    }
  });
  SetUp done;
  done.logins = std::move(logins);
  return done;
}

// What a removal is about.
struct Standing {
  std::vector<PersonId> people;
  community::Footprint footprint;
};

Standing standing(db::Connection& db) {
  Standing s;
  s.people = recorded<PersonId>(db, person_row);
  const auto spaces = recorded<community::SpaceId>(db, space_row);
  const auto conversations = recorded<community::ConversationId>(db, conversation_row);
  s.footprint = community::footprint(db, spaces, conversations, s.people);
  return s;
}

std::int64_t messages_of(const std::vector<community::Share>& shares) {
  return std::accumulate(shares.begin(), shares.end(), std::int64_t{0},
                         [](std::int64_t sum, const community::Share& s) { return sum + s.posts; });
}

// People who wrote elsewhere lose everything but their name and words.
void remove_people(db::Transaction& tx, const Standing& s) {
  std::vector<people::Person> kept;
  for (const auto id : s.footprint.elsewhere) {
    if (auto person = people::find_person(tx, id)) kept.push_back(std::move(*person));
  }
  people::remove_people(tx, s.people);
  for (auto& person : kept) {
    person.is_staff = false;
    people::add_person(tx, person);
  }
}

}  // namespace

Result<SetUp> set_up(const Parts& parts, std::string_view password_hash) {
  const auto stands = parts.database.read(
      [](db::Connection& db) { return !recorded<PersonId>(db, person_row).empty(); });
  if (stands) return renew(parts, password_hash);

  auto plan = make_plan(load_content(), parts.clock.now(), parts.ids, parts.community.analyzer());
  if (auto free = check_free(parts, plan); !free) return fail(free.error());
  std::vector<AccountIds> ids(plan.logins.size());
  for (auto& id : ids) {
    id.account = AccountId{parts.ids.next()};
    id.identity = people::IdentityId{parts.ids.next()};
  }
  parts.database.write([&](db::Transaction& tx) {
    write_people(tx, plan, ids, password_hash);
    write_community(tx, plan);
  });
  parts.community.imported();
  return summary_of(std::move(plan));
}

Result<Removed> remove(const Parts& parts, Force force) {
  const auto removed = parts.database.write([&](db::Transaction& tx) -> Result<Removed> {
    const auto s = standing(tx);
    const auto others = messages_of(s.footprint.others);
    const auto elsewhere = static_cast<std::int64_t>(s.footprint.elsewhere.size());
    if (force == Force::no && (others > 0 || elsewhere > 0)) {
      return fail(Kind::conflict, "demo.in_use", {{"messages", others}, {"people", elsewhere}});
    }
    for (const auto& share : s.footprint.others) {
      people::add_posts(tx, share.person, -share.posts);
      people::add_answers_accepted(tx, share.person, -share.answers_accepted);
    }
    community::erase(tx, s.footprint.conversations);
    community::erase_opinions(tx, s.people);
    community::erase_spaces(tx, s.footprint.spaces);
    remove_people(tx, s);
    forget_all(tx);
    return Removed{s.people.size() - s.footprint.elsewhere.size(), s.footprint.spaces.size(),
                   s.footprint.conversations.size(), s.footprint.elsewhere.size(), others};
  });
  if (removed) parts.community.imported();
  return removed;
}

}  // namespace coloquio::demo
