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

/**
 * Whether a closed resource owns the number until the instant of its closing, and no longer. A number that was protected
 * when the resource was closed stays its own, also once it is protected no more.
 */
export function checkClosed(owner: InspectedOwner, page: InspectedNumbers): Finding[] {
  const { number, resource, releaseAt, isProtected } = owner
  const closure = page.closures.get(resource)
  if (
    closure === undefined ||
    isProtected ||
    present({ ...owner, owned: owner.owned }, page.now) === undefined
  )
    return []
  const newest = page.chains.get(number)?.entries.at(-1)
  const { at = 0, command } = newest ?? {}
  if (command === 'unprotect' && at >= closure.changedAt) return []
  if (releaseAt === closure.releaseAt || page.now - Math.max(closure.changedAt, at) < CHANGING_MS) return []
  return [
    finding(
      phoneNumberFromInteger(number),
      `owned by ${resource}, which is closed, until ${instantText(closure.releaseAt)}`,
      `until ${instantText(releaseAt)}`,
    ),
  ]
}
