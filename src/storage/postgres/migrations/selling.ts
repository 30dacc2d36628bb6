/**
 * Set-up fees in the quotes of searches, reservations and owned numbers; the end of a resource; and who changed the
 * register.
 */
export const selling = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

ALTER TABLE search ADD COLUMN set_up_fee double precision;
ALTER TABLE reserved_number ADD COLUMN set_up_fee double precision;
ALTER TABLE owned
  ADD COLUMN set_up_fee double precision,
  -- When the number is released by itself, since its resource was closed. A row whose instant has passed says nothing.
  ADD COLUMN release_at bigint NOT NULL DEFAULT 9007199254740991;
CREATE INDEX owned_closing ON owned (number, release_at) WHERE release_at < 9007199254740991;

-- The changes are of documents without secrets.
CREATE TABLE register_change (
  version bigint PRIMARY KEY,
  at bigint NOT NULL,
  author jsonb NOT NULL,
  changes jsonb NOT NULL
);
`
