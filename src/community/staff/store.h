#pragma once

#include <vector>

#include "community/staff/service.h"
#include "db/connection.h"

// The rows of notes, whispers and the audit; authors come as ids in their cards.
namespace coloquio::community {

void insert(db::Transaction& tx, const StaffNote& note);
std::vector<StaffNote> notes_about(db::Connection& db, PersonId person);
std::optional<StaffNote> find_note(db::Connection& db, NoteId id);
void delete_note(db::Transaction& tx, NoteId id);

void insert(db::Transaction& tx, const Whisper& whisper);
std::vector<Whisper> whispers_in(db::Connection& db, ConversationId conversation);

struct AuditRow {
  AuditLine line;
  AccountId by{};
};
std::vector<AuditRow> audit_before(db::Connection& db, std::int64_t before, std::string_view act,
                                   std::string_view subject, int limit);

}  // namespace coloquio::community
