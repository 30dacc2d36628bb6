import type { AuditEntry } from './audit-entry.ts'
import { blockOf } from './block-of.ts'
import { SOLD_BEFORE } from './given-state.ts'
import type { Instant } from './instant.ts'
import type { Cost } from './offering.ts'
import type { PhoneNumber } from './phone-number.ts'

/** That a resource owned a number, from its purchase to its release. */
export interface Ownership {
  readonly resource: string
  readonly since: Instant
  /** The instant of the release, which may be still to come; absent where the resource owns the number for good. */
  readonly until?: Instant
  /** The id of the search or reservation that was bought; `import` for a number that came in owned. */
  readonly soldBy: string
  readonly cost: Cost
}

/**
 * Who owned a number, and when, as its history tells; the first owner first.
 *
 * @param history the entries that name the number, the oldest first
 */
export function ownerships(phoneNumber: PhoneNumber, history: readonly AuditEntry[]): Ownership[] {
  const found: Ownership[] = []
  for (const entry of history) {
    const given = blockOf(phoneNumber, entry)?.state
    if (given?.kind === 'owned') {
      const { resource, since, cost } = given
      found.push({ resource, since, soldBy: SOLD_BEFORE, cost })
    }
    const cost = chargeOf(phoneNumber, entry)
    if (cost !== undefined && 'searchId' in entry) {
      found.push({ resource: entry.resource, since: entry.at, soldBy: entry.searchId, cost })
    }
    const last = found.at(-1)
    if (last === undefined || (last.until !== undefined && last.until <= entry.at)) continue
    const { until: _, ...open } = last
    if (entry.command === 'release') found[found.length - 1] = { ...open, until: entry.at }
    if (entry.command === 'close') found[found.length - 1] = { ...open, until: entry.releaseAt }
    if (entry.command === 'reopen') found[found.length - 1] = open
  }
  return found
}

/** Who owned the number at this instant. */
export function ownershipAt(all: readonly Ownership[], at: Instant): Ownership | undefined {
  return all.find(({ since, until }) => since <= at && (until === undefined || at < until))
}

/** The price at which the entry sold the number; `undefined` for an entry that sells nothing. */
export function chargeOf(phoneNumber: PhoneNumber, entry: AuditEntry): Cost | undefined {
  switch (entry.command) {
    case 'purchase':
      return entry.charge
    case 'purchaseReservation':
      return entry.charges[entry.phoneNumbers.indexOf(phoneNumber)]
    default:
      return undefined
  }
}
