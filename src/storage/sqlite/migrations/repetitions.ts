/**
 * A request that is sent again is recognised: a release and a change of capabilities by their operations, a new
 * reservation by its row, and the deletion of a reservation by the deleted row.
 */
export const repetitions = `
ALTER TABLE operation ADD COLUMN repeat_key TEXT;
-- The audit entry of the operation's change.
ALTER TABLE operation ADD COLUMN entry INTEGER;
CREATE INDEX operation_by_repeat_key ON operation (resource, repeat_key) WHERE repeat_key IS NOT NULL;

-- The key of the request that made the reservation, until another request changes it.
ALTER TABLE reservation ADD COLUMN repeat_key TEXT;
CREATE INDEX reservation_deleted ON reservation (resource, id) WHERE cancelled_at IS NOT NULL;
`
