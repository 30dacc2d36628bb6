/**
 * A clock that runs at a rate, and what an advance of it changes: operations that show a progress are few, and only
 * these are in the indexes by their ends. A search keeps the area code that its client asked for.
 */
export const controls = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

-- The system's time when a running clock showed its value, and how many milliseconds pass on it in a second.
ALTER TABLE clock ADD COLUMN since bigint NOT NULL DEFAULT 0;
ALTER TABLE clock ADD COLUMN pace bigint NOT NULL DEFAULT 0;

CREATE INDEX search_under_way ON search (ends_at) WHERE ends_at > created_at;
CREATE INDEX purchase_under_way ON search (purchase_ends_at) WHERE purchase_ends_at > purchased_at;
CREATE INDEX reservation_purchase_under_way ON reservation (ends_at) WHERE ends_at > purchased_at;

ALTER TABLE search ADD COLUMN area_code text COLLATE "C";
`
