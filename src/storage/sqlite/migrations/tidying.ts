/**
 * How old records are found, the oldest first. These indexes grow at their end. Operations that made or bought
 * a search go with it, so the hot path of searches pays for one more index and not for two.
 */
export const tidying = `
CREATE INDEX search_by_end ON search (expires_at);
CREATE INDEX operation_by_end ON operation (ends_at) WHERE search IS NULL;
CREATE INDEX reservation_by_creation ON reservation (created_at);
`
