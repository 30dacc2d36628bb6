import type { Instant } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { InspectedNumbers, InspectedOwner } from '../../storage/port/inspect-store.ts'
import { present } from './check-row.ts'
import { instantText } from './describe.ts'
import { type Finding, finding } from './finding.ts'

/**
 * How long the numbers of a resource may still be as before a change of its closing: the register changes first, and then
 * the numbers, a thousand at a time.
 */
const CHANGING_MS = 10 * 60_000

/** Whether a closed resource owns the number until the instant of its closing, and no longer. */
export function checkClosed(owner: InspectedOwner, page: InspectedNumbers): Finding[] {
  const { number, resource, releaseAt } = owner
  const closure = page.closures.get(resource)
  if (closure === undefined || present({ ...owner, owned: owner.owned }, page.now) === undefined) return []
  const changedAt = Math.max(closure.changedAt, lastChange(number, page))
  if (releaseAt === closure.releaseAt || page.now - changedAt < CHANGING_MS) return []
  return [
    finding(
      phoneNumberFromInteger(number),
      `owned by ${resource}, which is closed, until ${instantText(closure.releaseAt)}`,
      `until ${instantText(releaseAt)}`,
    ),
  ]
}

function lastChange(number: number, { chains }: InspectedNumbers): Instant {
  return chains.get(number)?.entries.at(-1)?.at ?? 0
}
