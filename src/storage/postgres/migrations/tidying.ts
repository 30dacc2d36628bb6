/**
 * How old records are found, the oldest first. Operations that made or bought a search go with it, so the hot
 * path of searches pays for one more index and not for two.
 *
 * What is removed leaves dead rows at the front of these indexes, which a batch walks past until a vacuum: so
 * operations are vacuumed as early as searches are.
 */
export const tidying = `
CREATE INDEX search_by_end ON search (expires_at);
CREATE INDEX operation_by_end ON operation (ends_at) WHERE search IS NULL;
CREATE INDEX reservation_by_creation ON reservation (created_at);

ALTER TABLE operation SET (autovacuum_vacuum_scale_factor = 0.05);
`
