import type { Instant } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { NO_NUMBERS } from '../../numbering/state-counts.ts'
import type { DeleteStockAnswer, DeleteStockCommand } from '../port/withdrawal-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'
import { type NumberPlace, stateName } from './state-name.ts'

/** The states in which nobody has a number, and no other carrier has it. */
const CAN_GO: readonly NumberStateName[] = ['free', 'withdrawn', 'quarantined']

/** Whether a number can go in its present state, if nobody ever owned it. */
function canGo(place: NumberPlace, now: Instant): boolean {
  return CAN_GO.includes(stateName(place, now))
}

/**
 * @param found the numbers of the range that exist, ascending; at most as many as the command allows
 * @param ever the numbers among them that a resource ever owned
 */
export function decideDeleteStock<T extends NumberPlace & { readonly number: number }>(
  { reason, author, limit }: DeleteStockCommand,
  found: readonly T[],
  ever: ReadonlySet<number>,
  now: Instant,
): Decision<DeleteStockAnswer, { readonly numbers: readonly T[]; readonly detail: AuditDetail }> {
  const left = { ...NO_NUMBERS }
  const numbers: T[] = []
  let onceOwned = 0
  for (const one of found) {
    const isOnceOwned = canGo(one, now) && ever.has(one.number)
    if (canGo(one, now) && !isOnceOwned) numbers.push(one)
    else left[stateName(one, now)] += 1
    if (isOnceOwned) onceOwned += 1
  }
  const last = found.at(-1)
  const more = last !== undefined && found.length === limit && { seen: phoneNumberFromInteger(last.number) }
  const answer = { changed: numbers.length, left, onceOwned, ...more }
  if (numbers.length === 0) return { answer }
  return {
    answer,
    change: { numbers, detail: { command: 'delete', author, ...(reason !== undefined && { reason }) } },
  }
}
