/**
 * The trail is divided by ranges of the sequence, so that what is archived is dropped as a whole, and the tables of the
 * opening balance that an archive writes.
 *
 * The table of before becomes the first partition, without a copy: PostgreSQL reads it once, to see that its sequences
 * are in its range. The range goes on for a million entries, by when housekeeping has added the next partition
 * (`extendTrail`).
 *
 * The default partition takes the entries for which there is no partition yet, so that no command fails for want of one.
 */
export const trailPartitions = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

-- A partitioned table has no identity column before PostgreSQL 17: the sequence becomes one of its own.
CREATE SEQUENCE trail_sequence;
SELECT setval('trail_sequence', last_value, is_called) FROM audit_sequence_seq;
ALTER TABLE search ALTER COLUMN key SET DEFAULT nextval('trail_sequence');
ALTER TABLE audit ALTER COLUMN sequence DROP IDENTITY;
ALTER SEQUENCE trail_sequence RENAME TO audit_sequence_seq;

ALTER TABLE audit RENAME TO audit_first;
ALTER INDEX audit_pkey RENAME TO audit_first_pkey;
CREATE TABLE audit (
  sequence bigint NOT NULL DEFAULT nextval('audit_sequence_seq') PRIMARY KEY,
  at bigint NOT NULL,
  command text COLLATE "C" NOT NULL,
  resource text COLLATE "C",
  search text COLLATE "C",
  numbers bigint[] NOT NULL,
  -- For each of the numbers, the entry that named it before.
  entries bigint[] NOT NULL,
  detail jsonb NOT NULL
) PARTITION BY RANGE (sequence);
ALTER SEQUENCE audit_sequence_seq OWNED BY audit.sequence;
DO $$ BEGIN
  EXECUTE format('ALTER TABLE audit ATTACH PARTITION audit_first FOR VALUES FROM (MINVALUE) TO (%s)',
    (SELECT last_value + 1048577 FROM audit_sequence_seq));
END $$;
CREATE TABLE audit_default PARTITION OF audit DEFAULT;

-- Each time that the trail was archived. Of the opening balances the last one is kept.
CREATE TABLE opening (
  -- The last sequence that was archived.
  archived bigint PRIMARY KEY,
  -- The opening balance has the effects of the entries up to this one.
  sequence bigint NOT NULL,
  at bigint NOT NULL,
  author jsonb NOT NULL,
  -- How many rows the opening balance has, by table.
  counts jsonb NOT NULL
);

-- The opening balance: rows as they were. A table has the columns of its original, in the same order.
CREATE TABLE opening_number (LIKE number, PRIMARY KEY (number));
CREATE TABLE opening_untouched (LIKE untouched, PRIMARY KEY (last));
CREATE TABLE opening_owned (LIKE owned, PRIMARY KEY (number));
CREATE TABLE opening_reservation (LIKE reservation, PRIMARY KEY (key));
CREATE TABLE opening_reserved_number (LIKE reserved_number, PRIMARY KEY (reservation, number));
CREATE TABLE opening_sip_configuration (LIKE sip_configuration, PRIMARY KEY (resource));

-- The entries that stay of what a number's archived history was: a link to an entry that is gone goes on here.
CREATE TABLE kept_entry (
  number bigint PRIMARY KEY,
  -- The import that brought the number in.
  import bigint,
  -- The newest of its archived entries that gave it to an owner, and the newest that names one.
  giving bigint,
  naming bigint
);
`
