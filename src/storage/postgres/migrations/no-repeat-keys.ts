/**
 * A repeated search is recognised by the process that answered the first one, and not by a key in the store: a search
 * needs one index less.
 */
export const noRepeatKeys = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

DROP INDEX search_by_repeat_key;
ALTER TABLE search DROP COLUMN repeat_key;
`
