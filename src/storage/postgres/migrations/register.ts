/**
 * What an operator has changed, by name. The version of the register is the highest in the table, so a document that
 * is removed leaves its row, with the version of the removal.
 */
export const register = `
CREATE TABLE register (
  name text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  document jsonb
);

CREATE INDEX register_by_version ON register (version);

-- What the processes that share the inventory are configured with.
CREATE TABLE process (
  name text COLLATE "C" PRIMARY KEY,
  declared_at timestamptz NOT NULL,
  declarations jsonb NOT NULL
);
`
