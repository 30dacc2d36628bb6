import type { AuditEntry } from './audit-entry.ts'
import { blockOf } from './block-of.ts'
import { SOLD_BEFORE } from './given-state.ts'
import type { Instant } from './instant.ts'
import type { Cost } from './offering.ts'
import type { PhoneNumber } from './phone-number.ts'

/** That a resource owned a number, from the command that gave it the number to the one that ended that. */
export interface Ownership {
  readonly resource: string
  readonly since: Instant
  /** The instant of the end, which may be still to come; absent where the resource owns the number for good. */
  readonly until?: Instant
  /**
   * The id of the search or reservation that was bought, or of the operator's assignment; `import` for a number that
   * came in owned.
   */
  readonly soldBy: string
  readonly cost: Cost
}

/** The commands after which the owner before is no owner any more. */
const ENDS: readonly AuditEntry['command'][] = ['release', 'transfer', 'portOut']

/**
 * Who owned a number, and when, as its history tells; the first owner first.
 *
 * @param history the entries that name the number, the oldest first
 */
export function ownerships(phoneNumber: PhoneNumber, history: readonly AuditEntry[]): Ownership[] {
  const found: Ownership[] = []
  for (const entry of history) {
    const last = found.at(-1)
    if (last !== undefined && (last.until === undefined || last.until > entry.at)) {
      found[found.length - 1] = after(entry, last)
    }
    const given = blockOf(phoneNumber, entry)?.state
    if (given?.kind === 'owned') {
      const { resource, since, cost } = given
      found.push({ resource, since, soldBy: SOLD_BEFORE, cost })
    }
    const cost = chargeOf(phoneNumber, entry)
    if (cost !== undefined && 'searchId' in entry) {
      found.push({ resource: entry.resource, since: entry.at, soldBy: entry.searchId, cost })
    }
  }
  return found
}

/** An ownership that had not ended before the entry. */
function after(entry: AuditEntry, ownership: Ownership): Ownership {
  if (ENDS.includes(entry.command)) return { ...ownership, until: entry.at }
  const { until: _, ...open } = ownership
  switch (entry.command) {
    case 'close':
      return { ...open, until: entry.releaseAt }
    case 'reopen':
    // A protected number is not released by itself.
    case 'protect':
      return open
    default:
      return ownership
  }
}

/** Who owned the number at this instant. */
export function ownershipAt(all: readonly Ownership[], at: Instant): Ownership | undefined {
  return all.find(({ since, until }) => since <= at && (until === undefined || at < until))
}

/** The price at which the entry gave the number to a resource; `undefined` for an entry that gives it to nobody. */
export function chargeOf(phoneNumber: PhoneNumber, entry: AuditEntry): Cost | undefined {
  switch (entry.command) {
    case 'purchase':
      return entry.charge
    case 'purchaseReservation':
      return entry.charges[entry.phoneNumbers.indexOf(phoneNumber)]
    case 'assign':
    case 'transfer':
    case 'takeBack':
      return entry.terms.cost
    case 'portIn':
      return 'terms' in entry ? entry.terms.cost : undefined
    default:
      return undefined
  }
}
