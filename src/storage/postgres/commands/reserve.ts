import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideReserve } from '../../decide/decide-reserve.ts'
import { notActive } from '../../decide/not-active.ts'
import { quoteAll } from '../../decide/quote-all.ts'
import { toWish } from '../../decide/to-wish.ts'
import { tooManyHeld } from '../../decide/too-many-held.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { ReserveAnswer, ReserveCommand } from '../../port/reservation-store.ts'
import { countHeld } from '../count-held.ts'
import { beginChange } from '../reserve/begin-change.ts'
import { recordChange } from '../reserve/record-change.ts'
import { requireHeld } from '../reserve/require-held.ts'
import { lockStockedNumbers } from '../tables/lock-stocked-numbers.ts'
import { deleteReservation } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

/**
 * Locks the reservation and then its numbers: the pieces of untouched numbers, and then the rows of the other numbers,
 * each in ascending order. It decides on the state under these locks. If there is a limit, the transaction began with
 * the `heldLock` of the resource. Every command locks in this order except holds, which lock rows by their rest and
 * then pieces: PostgreSQL ends a deadlock with a hold, and the transaction that it rolled back is retried.
 */
export async function reserve(transaction: Transaction, command: ReserveCommand): Promise<ReserveAnswer> {
  const { resource, heldLimit, repeatKey } = command
  const { now, registerVersion } = transaction
  if (isOutdated(command, registerVersion, now)) return { kind: 'outdated' }
  const open = await beginChange(transaction, command)
  const { key, reservation, created } = open
  const refusal = notActive(reservation, now)
  if (refusal !== undefined) return refusal

  const wish = toWish(created ? [] : await listReserved(transaction, key), command)
  const named = [...wish.kept, ...wish.wanted, ...wish.removed]
  const locked = await lockStockedNumbers(
    transaction,
    named.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber)),
  )
  requireHeld(open, [...wish.kept, ...wish.removed], locked)
  const quotes = quoteAll(wish.wanted, (number) => locked.get(number), now)
  if (heldLimit !== undefined && quotes.added.length > 0) {
    const held = (await countHeld(transaction, [resource])).get(resource) ?? 0
    const limited = tooManyHeld(held, quotes.added.length - wish.removed.length, heldLimit)
    if (limited !== undefined) {
      if (created) await deleteReservation(transaction, key)
      return limited
    }
  }
  const before = created ? undefined : open
  const { answer, change } = decideReserve(command, before, wish, quotes, now)
  if (change !== undefined) await recordChange(transaction, open, change, { locked, repeatKey })
  return answer
}
