/**
 * Set-up fees in the quotes of searches, reservations and owned numbers; the end of a resource; and who changed the
 * register.
 */
export const selling = `
ALTER TABLE search ADD COLUMN set_up_fee REAL;
ALTER TABLE reserved_number ADD COLUMN set_up_fee REAL;
ALTER TABLE owned ADD COLUMN set_up_fee REAL;

-- When the number is released by itself, since its resource was closed. A row whose instant has passed says nothing.
ALTER TABLE owned ADD COLUMN release_at INTEGER NOT NULL DEFAULT 9007199254740991;
CREATE INDEX owned_closing ON owned (number, release_at) WHERE release_at < 9007199254740991;

-- The changes are of documents without secrets, as JSON.
CREATE TABLE register_change (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
`
