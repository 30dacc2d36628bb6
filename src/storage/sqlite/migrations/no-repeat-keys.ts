/**
 * A repeated search is recognised by the process that answered the first one, and not by a key in the store: a search
 * needs one index less.
 */
export const noRepeatKeys = `
DROP INDEX search_by_repeat_key;
ALTER TABLE search DROP COLUMN repeat_key;
`
