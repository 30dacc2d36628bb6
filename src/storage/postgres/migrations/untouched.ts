/**
 * A number was never touched if it has no claim and its newest audit entry is the one that brought it in: a number that
 * ages has no claim either, but the entry of its release.
 */
const WAS_NEVER_TOUCHED =
  "claim IS NULL AND entry = ANY (ARRAY(SELECT sequence FROM audit WHERE command = 'stock'))"

/**
 * A number to which nothing has happened yet is part of a piece of a range, and has no row. A row of `number` is made
 * when the number is held or reserved. A number is in exactly one place: in one piece or in one row.
 *
 * Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
 *
 * The rows of numbers that were never touched become pieces. They are read block by block in the order of the numbers,
 * so the memory does not grow with the inventory. The other rows are copied to a new table: to delete millions of rows
 * would leave a table of dead ones. If a number were lost, the migration would fail.
 */
export const untouched = `
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

-- A hold takes the lowest numbers of a piece, so \`first\` grows, and \`last\` stays. With \`last\` as the key a hold changes
-- no column of an index, so the new version of the row needs no new index entries, and stays on its page
-- (https://www.postgresql.org/docs/current/storage-hot.html). Pieces do not overlap: their order by \`last\` is that by
-- \`first\`.
CREATE TABLE untouched (
  first bigint NOT NULL,
  last bigint PRIMARY KEY,
  stock bigint NOT NULL,
  -- Pieces are used in the order of their places.
  place bigint NOT NULL,
  -- The audit entry that brought the numbers in.
  entry bigint NOT NULL
) WITH (
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.02
);

INSERT INTO untouched (first, last, stock, place, entry)
SELECT run.first, run.last, stock,
  CASE WHEN run.first BETWEEN 10000000000 AND 19999999999 THEN (
    -- Blocks within one thousands-block of the +1 countries have one place, that of the block that came first.
    SELECT min(position) FROM block AS near
    WHERE near.stock = block.stock AND near.last >= run.first / 1000 * 1000
      AND near.first <= run.first / 1000 * 1000 + 999
      AND near.first >= coalesce(
        (SELECT max(before.first) FROM block AS before WHERE before.first <= run.first / 1000 * 1000), 0)
  ) ELSE position END,
  run.entry
FROM block, LATERAL (
  SELECT min(number) AS first, max(number) AS last, entry FROM (
    SELECT number, entry, number - row_number() OVER (ORDER BY number) AS shift FROM number
    WHERE number.number BETWEEN block.first AND block.last AND number.stock = block.stock
      AND ${WAS_NEVER_TOUCHED}
  ) AS untouched_number
  GROUP BY shift, number / 1000, entry
) AS run;

CREATE INDEX untouched_by_place ON untouched (stock, place, last);

CREATE TABLE touched_number (
  number bigint NOT NULL,
  stock bigint NOT NULL,
  free_at bigint NOT NULL,
  -- The key of the search that holds or sold it, or did last; of a reservation it is negative.
  claim bigint,
  -- The newest audit entry that names it; each entry names the one before.
  entry bigint NOT NULL
) WITH (
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.02
);

INSERT INTO touched_number SELECT number, stock, free_at, claim, entry FROM number
WHERE NOT (${WAS_NEVER_TOUCHED});

DO $$ BEGIN
  IF (SELECT count(*) FROM number) <>
    (SELECT count(*) FROM touched_number) + (SELECT coalesce(sum(last - first + 1), 0) FROM untouched)
  THEN RAISE 'there are numbers that are in no block of their stock'; END IF;
END $$;

DROP TABLE number;
ALTER TABLE touched_number RENAME TO number;
ALTER TABLE number ADD CONSTRAINT number_pkey PRIMARY KEY (number);
-- Numbers that came back at the same instant are used in the order of the numbers.
CREATE INDEX number_by_free_at ON number (stock, free_at, number);

ANALYZE untouched;
ANALYZE number;
`
