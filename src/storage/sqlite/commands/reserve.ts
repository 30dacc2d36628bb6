import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import {
  type ReservationSummary,
  type ReservedNumber,
  reservationExpiry,
  reservationStatus,
} from '../../../numbering/reservation.ts'
import { quoteAll, type Stocked } from '../../decide/quote-all.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { toReservationAfter } from '../../decide/to-reservation-after.ts'
import { toWish } from '../../decide/to-wish.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { ReserveAnswer, ReserveCommand } from '../../port/reservation-store.ts'
import type { KeyedReservation } from '../../rows/to-keyed-reservation.ts'
import type { Tables } from '../tables/index.ts'
import { countHeld } from './count-held.ts'

/** What a command does to the numbers of a reservation. */
interface Change {
  readonly kept: readonly ReservedNumber[]
  readonly added: readonly ReservedNumber[]
  readonly removed: readonly ReservedNumber[]
}

export function reserve(tables: Tables, command: ReserveCommand): ReserveAnswer {
  const { resource, reservationId, holdMs, heldLimit } = command
  if (isOutdated(command, tables.register.version())) return { kind: 'outdated' }
  const now = tables.clock.now()
  const found = tables.reservations.find(resource, reservationId, now)
  if (found !== undefined) {
    const status = reservationStatus(found.reservation, now)
    if (status !== 'active') return { kind: 'notActive', status }
  }
  const current = found === undefined ? [] : tables.reserved.list(found.key)
  const { kept, wanted, removed } = toWish(current, command)
  const { added, failed } = quoteAll(wanted, (number) => locate(tables, number), now)
  if (heldLimit !== undefined && added.length > 0) {
    const held = countHeld(tables, resource, now)
    if (held - removed.length + added.length > heldLimit)
      return { kind: 'tooManyHeld', held, limit: heldLimit }
  }
  const createdAt = found?.reservation.createdAt ?? now
  const unchanged = found !== undefined && added.length === 0 && removed.length === 0
  const expiresAt = unchanged ? found.reservation.expiresAt : reservationExpiry(createdAt, now, holdMs)
  const summary: ReservationSummary = { id: reservationId, createdAt, expiresAt }
  if (!unchanged) apply(tables, resource, found, summary, { kept, added, removed }, now)
  const reservation = { value: toReservationAfter(summary, kept, added), now }
  return { kind: 'reserved', created: found === undefined, reservation, failed }
}

/** Where a number stands. */
function locate({ numbers, stocks }: Tables, number: number): Stocked | undefined {
  const place = numbers.locate(number)
  return place && { stock: stocks.find(place.stock), freeAt: place.freeAt }
}

function apply(
  { reservations, reserved, numbers, trail }: Tables,
  resource: string,
  found: KeyedReservation | undefined,
  summary: ReservationSummary,
  { kept, added, removed }: Change,
  now: Instant,
): void {
  const { id: searchId, expiresAt } = summary
  const key = found?.key ?? reservations.insert(resource, summary)
  const claim = reservationClaim(key)
  const named = [...kept, ...added, ...removed].map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const claimed = { resource, searchId, added, expiresAt }
  const entry = trail.append(
    now,
    found === undefined
      ? { command: 'reserve', ...claimed }
      : { command: 'updateReservation', ...claimed, removed: removed.map(({ phoneNumber }) => phoneNumber) },
    numbers.find(named),
  )
  for (const one of added) {
    numbers.claim(phoneNumberToInteger(one.phoneNumber), { freeAt: expiresAt, claim }, now, entry)
    reserved.insert(key, one)
  }
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
  reservations.setExpiry(key, expiresAt)
}
