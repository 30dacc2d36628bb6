/**
 * What an operator has changed, by name. The version of the register is the highest in the table, so a document that
 * is removed leaves its row, with the version of the removal.
 */
export const register = `
CREATE TABLE register (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  document TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX register_by_version ON register (version);
`
