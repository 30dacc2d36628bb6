/**
 * The inventory. `number.free_at` is the one idea of the design: a number is free when `free_at` is
 * not after now, so the index on (stock, free_at) is a queue from whose front a search takes.
 */
export const inventory = `
CREATE TABLE stock (
  id INTEGER PRIMARY KEY,
  country TEXT NOT NULL,
  number_type TEXT NOT NULL,
  area_code TEXT NOT NULL,
  calling INTEGER NOT NULL,
  sms INTEGER NOT NULL,
  UNIQUE (country, number_type, area_code, calling, sms)
) STRICT;

CREATE TABLE number (
  number INTEGER PRIMARY KEY,
  stock INTEGER NOT NULL,
  free_at INTEGER NOT NULL,
  -- The search that holds or sold it, or did last.
  claim INTEGER,
  -- The newest audit entry that names it; each entry names the one before.
  entry INTEGER NOT NULL
) STRICT;

CREATE INDEX number_by_free_at ON number (stock, free_at);

-- Keyed by rowid, and ids are UUIDs of version 7: both indexes grow at their end, where random ids
-- would touch a page of their own for each search.
CREATE TABLE search (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  resource TEXT NOT NULL,
  country TEXT NOT NULL,
  number_type TEXT NOT NULL,
  assignment_type TEXT NOT NULL,
  calling INTEGER NOT NULL,
  sms INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  numbers TEXT NOT NULL,
  found INTEGER NOT NULL,
  offered_calling INTEGER NOT NULL,
  offered_sms INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT NOT NULL,
  billing TEXT NOT NULL,
  agreement INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  cancelled_at INTEGER,
  purchased_at INTEGER,
  repeat_key TEXT
) STRICT;

-- The search of a request that is sent again, and what a resource holds. Repeat keys begin with the
-- time of their request and expiries follow it, so these indexes too grow at their end.
CREATE UNIQUE INDEX search_by_repeat_key ON search (resource, repeat_key) WHERE repeat_key IS NOT NULL;
CREATE INDEX search_by_expiry ON search (resource, expires_at, found)
  WHERE purchased_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE owned (
  resource TEXT NOT NULL,
  number_type TEXT NOT NULL,
  number INTEGER NOT NULL UNIQUE,
  search TEXT NOT NULL,
  country TEXT NOT NULL,
  assignment_type TEXT NOT NULL,
  calling INTEGER NOT NULL,
  sms INTEGER NOT NULL,
  offered_calling INTEGER NOT NULL,
  offered_sms INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT NOT NULL,
  billing TEXT NOT NULL,
  purchased_at INTEGER NOT NULL,
  PRIMARY KEY (resource, number_type, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  id TEXT NOT NULL PRIMARY KEY,
  resource TEXT NOT NULL,
  type TEXT NOT NULL,
  search TEXT,
  number INTEGER,
  failure TEXT,
  created_at INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  resource TEXT,
  search TEXT,
  -- [[number, the entry that named it before], ...]
  numbers TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mode TEXT NOT NULL,
  value INTEGER NOT NULL,
  touched INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO clock (id, mode, value) VALUES (1, 'system', 0);
`
