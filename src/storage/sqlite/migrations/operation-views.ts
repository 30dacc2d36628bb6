/**
 * The operations that made and bought a search become views of the search: its row gets their instants, and the table
 * of operations keeps those of releases and of changes of capabilities alone. That table is made anew, since most of
 * its rows go. Each statement reads its tables row by row, so memory stays bounded.
 */
export const operationViews = `
-- SQLite adds a column that is NOT NULL only with a default.
ALTER TABLE search ADD COLUMN starts_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search ADD COLUMN ends_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search ADD COLUMN purchase_starts_at INTEGER;
ALTER TABLE search ADD COLUMN purchase_ends_at INTEGER;

UPDATE search SET
  (starts_at, ends_at) = (SELECT starts_at, ends_at FROM operation WHERE operation.id = 'search_' || search.id),
  (purchase_starts_at, purchase_ends_at) =
    (SELECT starts_at, ends_at FROM operation WHERE operation.id = 'purchase_' || search.id);

CREATE TABLE recorded_operation (
  id TEXT NOT NULL PRIMARY KEY,
  resource TEXT NOT NULL,
  type TEXT NOT NULL,
  number INTEGER,
  failure TEXT,
  created_at INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO recorded_operation (id, resource, type, number, failure, created_at, starts_at, ends_at)
SELECT id, resource, type, number, failure, created_at, starts_at, ends_at FROM operation WHERE search IS NULL;
DROP TABLE operation;
ALTER TABLE recorded_operation RENAME TO operation;
CREATE INDEX operation_by_end ON operation (ends_at);
`
