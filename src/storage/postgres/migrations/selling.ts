/**
 * Set-up fees in the quotes of searches, reservations and owned numbers; and who changed the register.
 */
export const selling = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

ALTER TABLE search ADD COLUMN set_up_fee double precision;
ALTER TABLE reserved_number ADD COLUMN set_up_fee double precision;
ALTER TABLE owned ADD COLUMN set_up_fee double precision;

-- The changes are of documents without secrets.
CREATE TABLE register_change (
  version bigint PRIMARY KEY,
  at bigint NOT NULL,
  author jsonb NOT NULL,
  changes jsonb NOT NULL
);
`
