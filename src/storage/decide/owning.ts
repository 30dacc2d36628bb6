import type { AuditEntry } from '../../numbering/audit-entry.ts'

/** The commands that give a number to a resource, where the entry names one. */
export const OWNING: readonly AuditEntry['command'][] = [
  'purchase',
  'purchaseReservation',
  'assign',
  'transfer',
  'takeBack',
  'portIn',
]
