/**
 * The inventory. `number.free_at` is the one idea of the design: a number is free when `free_at` is not
 * after now, so the index on (stock, free_at) is a queue from whose front a search takes.
 *
 * Every hold, sale and release writes a new version of a number's row and a new index entry, so the tables
 * that change are vacuumed when a hundredth of them has, not the fifth that is PostgreSQL's default, and
 * without pauses (https://www.postgresql.org/docs/current/runtime-config-autovacuum.html). The room that the
 * fill factor leaves keeps a new version on the page of the old one.
 *
 * Old records are found by their ends, the oldest first. Operations that made or bought a search go with it,
 * so the hot path of searches pays for one more index and not for two. What is removed leaves dead rows at
 * the front of these indexes, which a batch walks past until a vacuum.
 */
export const inventory = `
CREATE TABLE stock (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  country text COLLATE "C" NOT NULL,
  number_type text COLLATE "C" NOT NULL,
  area_code text COLLATE "C" NOT NULL,
  calling integer NOT NULL,
  sms integer NOT NULL,
  UNIQUE (country, number_type, area_code, calling, sms)
);

CREATE TABLE number (
  number bigint PRIMARY KEY,
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

CREATE INDEX number_by_free_at ON number (stock, free_at);

-- The runs of consecutive numbers in which each stock came. The position is how many numbers of the stock
-- come before the run, so a number can be drawn without an index on numbers.
CREATE TABLE block (
  stock bigint NOT NULL,
  position bigint NOT NULL,
  first bigint NOT NULL UNIQUE,
  last bigint NOT NULL,
  PRIMARY KEY (stock, position)
);

CREATE TABLE search (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  resource text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  number_type text COLLATE "C" NOT NULL,
  assignment_type text COLLATE "C" NOT NULL,
  calling integer NOT NULL,
  sms integer NOT NULL,
  quantity integer NOT NULL,
  numbers bigint[] NOT NULL,
  found integer NOT NULL,
  offered_calling integer NOT NULL,
  offered_sms integer NOT NULL,
  amount double precision NOT NULL,
  currency text COLLATE "C" NOT NULL,
  billing text COLLATE "C" NOT NULL,
  agreement boolean NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  cancelled_at bigint,
  purchased_at bigint,
  repeat_key text COLLATE "C"
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

CREATE UNIQUE INDEX search_by_repeat_key ON search (resource, repeat_key) WHERE repeat_key IS NOT NULL;
CREATE INDEX search_by_expiry ON search (resource, expires_at) INCLUDE (found)
  WHERE purchased_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX search_by_end ON search (expires_at);

CREATE TABLE owned (
  resource text COLLATE "C" NOT NULL,
  number_type text COLLATE "C" NOT NULL,
  number bigint NOT NULL UNIQUE,
  search text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  assignment_type text COLLATE "C" NOT NULL,
  calling integer NOT NULL,
  sms integer NOT NULL,
  offered_calling integer NOT NULL,
  offered_sms integer NOT NULL,
  amount double precision NOT NULL,
  currency text COLLATE "C" NOT NULL,
  billing text COLLATE "C" NOT NULL,
  purchased_at bigint NOT NULL,
  PRIMARY KEY (resource, number_type, number)
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE operation (
  id text COLLATE "C" PRIMARY KEY,
  resource text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  search text COLLATE "C",
  number bigint,
  failure text COLLATE "C",
  created_at bigint NOT NULL,
  starts_at bigint NOT NULL,
  ends_at bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX operation_by_end ON operation (ends_at) WHERE search IS NULL;

CREATE TABLE audit (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  command text COLLATE "C" NOT NULL,
  resource text COLLATE "C",
  search text COLLATE "C",
  numbers bigint[] NOT NULL,
  -- For each of the numbers, the entry that named it before.
  entries bigint[] NOT NULL,
  detail jsonb NOT NULL
);

CREATE TABLE clock (
  id integer PRIMARY KEY CHECK (id = 1),
  mode text NOT NULL,
  value bigint NOT NULL
);

INSERT INTO clock (id, mode, value) VALUES (1, 'system', 0);
`
