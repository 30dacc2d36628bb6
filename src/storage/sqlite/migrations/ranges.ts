/**
 * Numbers to which nothing has happened yet move from rows into pieces of ranges (`PIECE_SIZE`).
 *
 * A number was never touched if it has no claim and its newest audit entry is the one that brought it in: a number that
 * ages has no claim either, but the entry of its release. Memory stays bounded: no statement sorts, and each looks at
 * most a piece ahead.
 */
export const ranges = `
-- The key is the end of a piece: numbers are taken from its front, which changes no key and no index.
CREATE TABLE untouched (
  last INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  stock INTEGER NOT NULL,
  -- Pieces are used in the order of (place, last). See sqlite/tables/untouched-table.ts.
  place INTEGER NOT NULL,
  -- The audit entry that brought the numbers in.
  entry INTEGER NOT NULL
) STRICT;

CREATE TEMP VIEW resting AS SELECT number, stock, entry FROM number
WHERE claim IS NULL AND EXISTS (SELECT 1 FROM audit WHERE sequence = number.entry AND command = 'stock');

-- A piece ends at each number that does not go on to the number after.
INSERT INTO untouched (first, last, stock, place, entry)
SELECT number, number, stock, 0, entry FROM resting AS one
WHERE number % 1000 = 999 OR NOT EXISTS (
  SELECT 1 FROM resting AS after
  WHERE after.number = one.number + 1 AND after.stock = one.stock AND after.entry = one.entry);

-- It begins at its last number that does not go on from the number before.
UPDATE untouched SET first = (
  SELECT number FROM resting AS one
  WHERE number <= untouched.last AND (number % 1000 = 0 OR NOT EXISTS (
    SELECT 1 FROM resting AS before
    WHERE before.number = one.number - 1 AND before.stock = one.stock AND before.entry = one.entry))
  ORDER BY number DESC LIMIT 1);

-- The place of the block, or in +1 of the thousands-block.
UPDATE untouched SET place = (
  SELECT min(position) FROM block
  WHERE block.stock = untouched.stock
    AND block.first >= coalesce((SELECT max(first) FROM block WHERE first <= near.first), near.first)
    AND block.first <= near.last AND block.last >= near.first)
FROM (
  SELECT last AS piece, last - last % 1000 AS first, last - last % 1000 + 999 AS last FROM untouched
  WHERE last BETWEEN 10000000000 AND 19999999999
  UNION ALL
  SELECT last, first, last FROM untouched WHERE last NOT BETWEEN 10000000000 AND 19999999999
) AS near
WHERE untouched.last = near.piece;

CREATE INDEX untouched_by_place ON untouched (stock, place, last);
DROP VIEW resting;

-- Most rows go, so the table is made anew from the ones that stay.
CREATE TABLE touched (
  number INTEGER PRIMARY KEY,
  stock INTEGER NOT NULL,
  free_at INTEGER NOT NULL,
  -- The search (or, negative, the reservation) that holds or sold it, or did last.
  claim INTEGER,
  -- The newest audit entry that names it; each entry names the one before.
  entry INTEGER NOT NULL
) STRICT;

INSERT INTO touched (number, stock, free_at, claim, entry)
SELECT number, stock, free_at, claim, entry FROM number
WHERE NOT EXISTS (SELECT 1 FROM untouched
  WHERE last BETWEEN number AND number - number % 1000 + 999 AND first <= number);
DROP TABLE number;
ALTER TABLE touched RENAME TO number;
CREATE INDEX number_by_free_at ON number (stock, free_at);
`
