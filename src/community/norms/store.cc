#include "community/norms/store.h"

namespace coloquio::community {
namespace {

NormsVersion read_version(const db::Row& row) {
  return {.space = row.get<SpaceId>(0),
          .number = row.get<std::int64_t>(1),
          .body_markdown = row.get<std::string>(2),
          .body_html = row.get<std::string>(3),
          .note = row.get<std::string>(4),
          .written_by = row.get<PersonId>(5),
          .written_at = row.get<Instant>(6)};
}

}  // namespace

std::optional<NormsVersion> newest_norms(db::Connection& db, SpaceId space) {
  auto newest = norms_before(db, space, INT64_MAX, 1);
  if (newest.empty()) return std::nullopt;
  return std::move(newest.front());
}

std::vector<NormsVersion> norms_before(db::Connection& db, SpaceId space, std::int64_t before,
                                       int limit) {
  std::vector<NormsVersion> versions;
  for (const auto row :
       db.query("SELECT space_id, number, body_markdown, body_html, note, written_by, written_at "
                "FROM norms WHERE space_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
                space, before, limit)) {
    versions.push_back(read_version(row));
  }
  return versions;
}

bool insert(db::Transaction& tx, const NormsVersion& version) {
  return tx.execute(
             "INSERT INTO norms (space_id, number, body_markdown, body_html, note, written_by, "
             "written_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
             version.space, version.number, version.body_markdown, version.body_html, version.note,
             version.written_by, version.written_at) > 0;
}

}  // namespace coloquio::community
