import type { Author } from '../../numbering/audit-entry.ts'

/** Who of the operator gave a command, and why, as our own API shows it. */
export function toAuditAuthor({ by, claimedName }: Author, entry: object) {
  const reason = 'reason' in entry && typeof entry.reason === 'string' ? entry.reason : null
  return { by, claimedName: claimedName ?? null, reason }
}
