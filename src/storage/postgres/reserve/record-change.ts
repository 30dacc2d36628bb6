import { type PhoneNumber, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../../numbering/reservation.ts'
import type { ReservationChange } from '../../decide/decide-reserve.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import type { StockedNumber } from '../tables/lock-stocked-numbers.ts'
import { moveNumbers } from '../tables/number-table.ts'
import { setExpiry } from '../tables/reservation-table.ts'
import { deleteReserved, insertReserved } from '../tables/reserved-number-table.ts'
import { type PieceNumber, touchNumbers } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'
import type { OpenReservation } from './begin-change.ts'

interface ChangeContext {
  /** All numbers of the change, which this transaction has locked; the reservation holds those it has. */
  readonly locked: ReadonlyMap<number, StockedNumber>
  /** The repeat key of the request. */
  readonly repeatKey: string | undefined
}

/** Records the change of a reservation whose own row is there already. */
export async function recordChange(
  transaction: Transaction,
  { key, created }: OpenReservation,
  { kept, added, removed, expiresAt, detail }: ReservationChange,
  { locked, repeatKey }: ChangeContext,
): Promise<void> {
  if (detail === undefined) return
  const claim = reservationClaim(key)
  const entries = (some: readonly ReservedNumber[]) => some.map((one) => entryOf(locked, one.phoneNumber))
  const [held, taken, freed] = [entries(kept), entries(added), entries(removed)]
  const entry = await appendAudit(transaction, detail, [...held, ...taken, ...freed])
  const place = { freeAt: expiresAt, claim }
  const untouched = taken.filter(isInPiece)
  const withRows = taken.filter((one) => !isInPiece(one))
  await touchNumbers(transaction, untouched, place, entry)
  await moveNumbers(transaction, [...held, ...withRows], place, entry)
  await moveNumbers(transaction, freed, { freeAt: transaction.now }, entry)
  await insertReserved(transaction, key, added)
  const gone = freed.map(({ number }) => number)
  await deleteReserved(transaction, key, gone)
  if (!created) await setExpiry(transaction, key, expiresAt, repeatKey)
}

function isInPiece(one: StockedNumber): one is StockedNumber & PieceNumber {
  return one.piece !== undefined
}

function entryOf(locked: ReadonlyMap<number, StockedNumber>, phoneNumber: PhoneNumber): StockedNumber {
  const found = locked.get(phoneNumberToInteger(phoneNumber))
  if (found === undefined) throw new Error(`The number ${phoneNumber} is not there`)
  return found
}
