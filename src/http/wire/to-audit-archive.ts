import { formatUtcInstant } from '../../numbering/instant.ts'
import type { Archive } from '../../storage/port/archive-store.ts'

/** An archive of the audit trail as our own API shows it. */
export function toAuditArchive({ at, through, opening, author: { by, claimedName } }: Archive) {
  return { at: formatUtcInstant(at), through, opening, author: { by, claimedName: claimedName ?? null } }
}
