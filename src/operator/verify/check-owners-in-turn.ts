import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { type Instant, NEVER } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Replayed } from '../../numbering/replay/replayed.ts'
import { type Finding, finding } from './finding.ts'

/** Whether nobody got the number, or put it off sale, while another resource owned it. */
export function checkOwnersInTurn(
  phoneNumber: PhoneNumber,
  entries: readonly AuditEntry[],
  { owned, releases }: Pick<Replayed, 'owned' | 'releases'>,
): Finding[] {
  const found: Finding[] = []
  /** Until when the number is owned; absent where nobody owns it. */
  let until: Instant | undefined = owned.has(phoneNumber) ? (releases.get(phoneNumber) ?? NEVER) : undefined
  for (const entry of entries) {
    if (needsNoOwner(entry) && until !== undefined && until > entry.at) {
      found.push(
        finding(
          phoneNumber,
          'one owner at a time',
          `${entry.command} (entry ${entry.sequence}) of an owned number`,
        ),
      )
    }
    until = ownedUntil(entry, until)
  }
  return found
}

function needsNoOwner(entry: AuditEntry): boolean {
  switch (entry.command) {
    case 'search':
    case 'purchase':
    case 'reserve':
    case 'purchaseReservation':
    case 'withdraw':
    case 'quarantine':
    case 'assign':
    case 'takeBack':
    case 'portIn':
      return true
    default:
      return false
  }
}

function ownedUntil(entry: AuditEntry, before: Instant | undefined): Instant | undefined {
  switch (entry.command) {
    case 'stock':
      return entry.blocks[0]?.state?.kind === 'owned' ? NEVER : before
    case 'purchase':
    case 'purchaseReservation':
    case 'assign':
    case 'takeBack':
    case 'transfer':
    case 'reopen':
    case 'protect':
      return NEVER
    case 'portIn':
      return 'terms' in entry ? NEVER : undefined
    case 'close':
      return entry.releaseAt
    case 'release':
    case 'portOut':
    case 'withdraw':
    case 'quarantine':
    case 'restore':
      return undefined
    default:
      return before
  }
}
