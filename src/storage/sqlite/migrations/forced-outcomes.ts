/** What a stand-in forces upon requests: the errors of failing purchases, and the rules by which operations are finished. */
export const forcedOutcomes = `
ALTER TABLE search ADD COLUMN error TEXT;
ALTER TABLE search ADD COLUMN rule TEXT;
-- What is forced upon the purchase of the search, as JSON.
ALTER TABLE search ADD COLUMN forced_purchase TEXT;
ALTER TABLE search ADD COLUMN purchase_error TEXT;
ALTER TABLE search ADD COLUMN purchase_rule TEXT;
-- The expiry with which the search was made, if its hold was made to expire before it.
ALTER TABLE search ADD COLUMN first_expires_at INTEGER;
CREATE INDEX search_by_rule ON search (rule) WHERE rule IS NOT NULL;
CREATE INDEX search_by_purchase_rule ON search (purchase_rule) WHERE purchase_rule IS NOT NULL;
CREATE INDEX search_failing ON search (resource, purchase_ends_at, found) WHERE purchase_error IS NOT NULL;

-- Of the purchase.
ALTER TABLE reservation ADD COLUMN error TEXT;
ALTER TABLE reservation ADD COLUMN rule TEXT;
CREATE INDEX reservation_by_rule ON reservation (rule) WHERE rule IS NOT NULL;
CREATE INDEX reservation_failing ON reservation (resource, ends_at) WHERE error IS NOT NULL;

ALTER TABLE operation ADD COLUMN rule TEXT;
CREATE INDEX operation_by_rule ON operation (rule) WHERE rule IS NOT NULL;
`
