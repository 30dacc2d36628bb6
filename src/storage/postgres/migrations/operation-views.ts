/**
 * The operations that made and bought a search become views of the search: its row gets their instants, and the table
 * of operations keeps those of releases and of changes of capabilities alone.
 *
 * Older processes may be at work meanwhile. Each of their changes begins by reading `holdline_schema`, so the lock on
 * it waits for the changes that are under way, and keeps new ones from taking any lock: there is no deadlock.
 */
export const operationViews = `
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

ALTER TABLE search
  ADD COLUMN starts_at bigint,
  ADD COLUMN ends_at bigint,
  ADD COLUMN purchase_starts_at bigint,
  ADD COLUMN purchase_ends_at bigint;

UPDATE search SET starts_at = made.starts_at, ends_at = made.ends_at,
  purchase_starts_at = bought.starts_at, purchase_ends_at = bought.ends_at
FROM operation AS made LEFT JOIN operation AS bought ON bought.id = 'purchase_' || made.search
WHERE made.id = 'search_' || search.id;

ALTER TABLE search ALTER COLUMN starts_at SET NOT NULL, ALTER COLUMN ends_at SET NOT NULL;

DELETE FROM operation WHERE search IS NOT NULL;
DROP INDEX operation_by_end;
ALTER TABLE operation DROP COLUMN search;
CREATE INDEX operation_by_end ON operation (ends_at);
`
