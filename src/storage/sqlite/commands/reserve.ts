import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideReserve, type ReservationChange } from '../../decide/decide-reserve.ts'
import { notActive } from '../../decide/not-active.ts'
import { quoteAll, type Stocked } from '../../decide/quote-all.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { toWish } from '../../decide/to-wish.ts'
import { tooManyHeld } from '../../decide/too-many-held.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { ReserveAnswer, ReserveCommand } from '../../port/reservation-store.ts'
import type { KeyedReservation } from '../../rows/to-reservation.ts'
import type { Tables } from '../tables/index.ts'
import { countHeld } from './count-held.ts'
import { reservationTime } from './reservation-time.ts'

export function reserve(tables: Tables, command: ReserveCommand): ReserveAnswer {
  const { resource, reservationId, heldLimit } = command
  const now = tables.clock.now()
  if (isOutdated(command, tables.register.version(), now)) return { kind: 'outdated' }
  const found = tables.reservations.find(resource, reservationId, now)
  const before = found === undefined ? [] : tables.reserved.list(found.key)
  const refusal = found && notActive(found.reservation, reservationTime(tables, found, before, now))
  if (refusal !== undefined) return refusal

  const wish = toWish(before, command)
  const quotes = quoteAll(wish.wanted, (number) => locate(tables, number), now)
  if (heldLimit !== undefined && quotes.added.length > 0) {
    const more = quotes.added.length - wish.removed.length
    const limited = tooManyHeld(countHeld(tables, resource, now), more, heldLimit)
    if (limited !== undefined) return limited
  }
  const { answer, change } = decideReserve(command, found, wish, quotes, now)
  if (change !== undefined) apply(tables, command, found, change, now)
  return answer
}

/** The stock of a number, and when the number is free. */
function locate({ numbers, stocks }: Tables, number: number): Stocked | undefined {
  const place = numbers.locate(number)
  return place && { stock: stocks.find(place.stock), freeAt: place.freeAt }
}

function apply(
  { reservations, reserved, numbers, trail }: Tables,
  { resource, reservationId: id, repeatKey }: ReserveCommand,
  found: KeyedReservation | undefined,
  { kept, added, removed, expiresAt, detail }: ReservationChange,
  now: Instant,
): void {
  const key = found?.key ?? reservations.insert(resource, { id, createdAt: now, expiresAt }, repeatKey)
  if (detail === undefined) return
  const claim = reservationClaim(key)
  const find = (some: typeof kept) =>
    numbers.find(some.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber)))
  const taken = added.map(({ phoneNumber }) => numbers.take(phoneNumberToInteger(phoneNumber)))
  const entry = trail.append(now, detail, [...find(kept), ...taken, ...find(removed)])
  for (const each of taken) numbers.claim({ ...each, entry }, { freeAt: expiresAt, claim }, now)
  for (const one of added) reserved.insert(key, one)
  if (found === undefined) return
  const from = { freeAt: found.reservation.expiresAt, claim }
  for (const { phoneNumber } of kept) {
    numbers.move(phoneNumberToInteger(phoneNumber), from, { freeAt: expiresAt, claim }, entry)
  }
  for (const { phoneNumber } of removed) {
    const number = phoneNumberToInteger(phoneNumber)
    numbers.move(number, from, { freeAt: now, claim }, entry)
    reserved.delete(key, number)
  }
  reservations.setExpiry(key, expiresAt, repeatKey)
}
