import type { AuditEntry } from '../../numbering/audit-entry.ts'

/** The commands after which a resource owns a number, or before which it did, where the entry names one. */
const OF_OWNER: readonly AuditEntry['command'][] = [
  'purchase',
  'purchaseReservation',
  'release',
  'assign',
  'transfer',
  'takeBack',
  'portIn',
]

/**
 * The condition that an entry of `audit` tells of an owner of its numbers, in the SQL of both stores. A number that came
 * in owned has no entry that gave it to its owner, but one that took it away.
 */
export const NAMES_OWNER = `(
  (resource IS NOT NULL AND command IN (${OF_OWNER.map((command) => `'${command}'`).join(', ')}))
  OR command = 'close' OR (command = 'portOut' AND detail ->> 'from' IS NOT NULL)
)`
