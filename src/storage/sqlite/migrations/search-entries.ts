/**
 * Searches become entries of the audit trail themselves: their keys and the sequences of `audit` are numbers of one
 * counter from now on, which begins above both.
 */
export const searchEntries = `
CREATE TABLE trail (
  -- Searches with greater keys are entries of the trail. Older ones have an entry in the table audit.
  searches_since INTEGER NOT NULL
) STRICT;

INSERT INTO trail (searches_since) SELECT max(
  coalesce((SELECT max(key) FROM search), 0), coalesce((SELECT max(sequence) FROM audit), 0));
`
