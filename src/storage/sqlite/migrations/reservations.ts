/**
 * Reservations, and the runs of consecutive numbers in which each stock came. `position` is how many
 * numbers of the stock come before the run, so a number can be drawn without an index on numbers.
 */
export const reservations = `
CREATE TABLE block (
  stock INTEGER NOT NULL,
  position INTEGER NOT NULL,
  first INTEGER NOT NULL UNIQUE,
  last INTEGER NOT NULL,
  PRIMARY KEY (stock, position)
) STRICT, WITHOUT ROWID;

INSERT INTO block (stock, position, first, last)
SELECT stock, sum(last - first + 1) OVER (PARTITION BY stock ORDER BY first) - (last - first + 1), first, last
FROM (
  SELECT stock, min(number) AS first, max(number) AS last
  FROM (SELECT stock, number, number - row_number() OVER (PARTITION BY stock ORDER BY number) AS run FROM number)
  GROUP BY stock, run
);

-- Keys are never used twice: a number keeps the claim of the reservation that held it last.
CREATE TABLE reservation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  resource TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  cancelled_at INTEGER,
  purchased_at INTEGER,
  starts_at INTEGER,
  ends_at INTEGER
) STRICT;

CREATE UNIQUE INDEX reservation_by_id ON reservation (resource, id) WHERE cancelled_at IS NULL;
CREATE INDEX reservation_by_expiry ON reservation (resource, expires_at, key) WHERE cancelled_at IS NULL;

CREATE TABLE reserved_number (
  reservation INTEGER NOT NULL,
  number INTEGER NOT NULL,
  country TEXT NOT NULL,
  number_type TEXT NOT NULL,
  assignment_type TEXT NOT NULL,
  calling INTEGER NOT NULL,
  sms INTEGER NOT NULL,
  offered_calling INTEGER NOT NULL,
  offered_sms INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT NOT NULL,
  billing TEXT NOT NULL,
  agreement INTEGER NOT NULL,
  PRIMARY KEY (reservation, number)
) STRICT, WITHOUT ROWID;
`
