/**
 * Set-up fees in the quotes of searches, reservations and owned numbers; and who changed the register.
 */
export const selling = `
ALTER TABLE search ADD COLUMN set_up_fee REAL;
ALTER TABLE reserved_number ADD COLUMN set_up_fee REAL;
ALTER TABLE owned ADD COLUMN set_up_fee REAL;

-- The changes are of documents without secrets, as JSON.
CREATE TABLE register_change (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
`
