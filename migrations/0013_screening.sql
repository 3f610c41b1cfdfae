-- Words that are not for this place, as search folds them; "premio*" means every word that begins so.
CREATE TABLE watched_word (
  id BIGINT PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,                    -- block, silence, review, censor
  created_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
