/**
 * Searches become entries of the audit trail themselves: their keys and the sequences of the table audit are numbers of
 * one sequence from now on, which goes on above both.
 *
 * Older processes may be at work meanwhile; the lock waits for their changes, as in the migrations before.
 */
export const searchEntries = `
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

CREATE TABLE trail (
  -- Searches with greater keys are entries of the trail. Older ones have an entry in the table audit.
  searches_since bigint NOT NULL
);

INSERT INTO trail (searches_since)
SELECT greatest(
  CASE WHEN audit.is_called THEN audit.last_value ELSE 0 END,
  CASE WHEN search.is_called THEN search.last_value ELSE 0 END)
FROM audit_sequence_seq AS audit, search_key_seq AS search;

SELECT setval('audit_sequence_seq', searches_since) FROM trail WHERE searches_since > 0;

ALTER TABLE search ALTER COLUMN key DROP IDENTITY;
ALTER TABLE search ALTER COLUMN key SET DEFAULT nextval('audit_sequence_seq');
`
