/** What a stand-in forces upon requests: the errors of failing purchases, and the rules by which operations are finished. */
export const forcedOutcomes = `
-- Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

ALTER TABLE search
  ADD COLUMN error text COLLATE "C",
  ADD COLUMN rule text COLLATE "C",
  -- What is forced upon the purchase of the search, as JSON.
  ADD COLUMN forced_purchase text,
  ADD COLUMN purchase_error text COLLATE "C",
  ADD COLUMN purchase_rule text COLLATE "C",
  -- The expiry with which the search was made, if its hold was made to expire before it.
  ADD COLUMN first_expires_at bigint;
CREATE INDEX search_by_rule ON search (rule) WHERE rule IS NOT NULL;
CREATE INDEX search_by_purchase_rule ON search (purchase_rule) WHERE purchase_rule IS NOT NULL;
CREATE INDEX search_failing ON search (resource, purchase_ends_at) INCLUDE (found) WHERE purchase_error IS NOT NULL;

-- Of the purchase.
ALTER TABLE reservation ADD COLUMN error text COLLATE "C", ADD COLUMN rule text COLLATE "C";
CREATE INDEX reservation_by_rule ON reservation (rule) WHERE rule IS NOT NULL;
CREATE INDEX reservation_failing ON reservation (resource, ends_at) WHERE error IS NOT NULL;

ALTER TABLE operation ADD COLUMN rule text COLLATE "C";
CREATE INDEX operation_by_rule ON operation (rule) WHERE rule IS NOT NULL;
`
