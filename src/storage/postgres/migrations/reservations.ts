/** Reservations, and the numbers that each of them names. */
export const reservations = `
-- Keys are never used twice: a number keeps the claim of the reservation that held it last, which is the
-- negative of its key.
CREATE TABLE reservation (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  cancelled_at bigint,
  purchased_at bigint,
  starts_at bigint,
  ends_at bigint
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

CREATE UNIQUE INDEX reservation_by_id ON reservation (resource, id) WHERE cancelled_at IS NULL;
CREATE INDEX reservation_by_expiry ON reservation (resource, expires_at, key) WHERE cancelled_at IS NULL;
CREATE INDEX reservation_by_creation ON reservation (created_at);

CREATE TABLE reserved_number (
  reservation bigint NOT NULL,
  number bigint NOT NULL,
  country text COLLATE "C" NOT NULL,
  number_type text COLLATE "C" NOT NULL,
  assignment_type text COLLATE "C" NOT NULL,
  calling integer NOT NULL,
  sms integer NOT NULL,
  offered_calling integer NOT NULL,
  offered_sms integer NOT NULL,
  amount double precision NOT NULL,
  currency text COLLATE "C" NOT NULL,
  billing text COLLATE "C" NOT NULL,
  agreement boolean NOT NULL,
  PRIMARY KEY (reservation, number)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
`
