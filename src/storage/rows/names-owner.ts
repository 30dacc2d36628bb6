import type { AuditEntry } from '../../numbering/audit-entry.ts'

/** The commands after which a resource owns a number, where the entry names one. */
const GIVING: readonly AuditEntry['command'][] = [
  'purchase',
  'purchaseReservation',
  'assign',
  'transfer',
  'takeBack',
  'portIn',
]

/** The condition that an entry of `audit` gives its numbers to an owner, in the SQL of both stores. */
export const GIVES_OWNER = `(resource IS NOT NULL AND command IN (${listed(GIVING)}))`

/**
 * The condition that an entry of `audit` tells of an owner of its numbers, in the SQL of both stores. A number that came
 * in owned has no entry that gave it to its owner, but one that took it away.
 */
export const NAMES_OWNER = `(
  ${GIVES_OWNER} OR (resource IS NOT NULL AND command IN ('release', 'protect'))
  OR command IN ('close', 'reopen') OR (command = 'portOut' AND detail ->> 'from' IS NOT NULL)
)`

function listed(commands: readonly string[]): string {
  return commands.map((command) => `'${command}'`).join(', ')
}
