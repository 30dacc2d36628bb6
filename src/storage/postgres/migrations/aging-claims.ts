/**
 * A release clears the claim of a number, so that an aging number is told from a held one. Here the claims are cleared
 * of the numbers whose newest audit entry is a release. The lock waits for the changes of older processes, as in the
 * migration before.
 */
export const agingClaims = `
LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;

UPDATE number SET claim = NULL FROM audit
WHERE audit.sequence = number.entry AND audit.command = 'release' AND number.claim IS NOT NULL;
`
