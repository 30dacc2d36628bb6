import type { Instant } from '../../../numbering/instant.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import {
  type ReservationSummary,
  type ReservedNumber,
  reservationExpiry,
  reservationStatus,
} from '../../../numbering/reservation.ts'
import { sellingOffering } from '../../../numbering/selling-offering.ts'
import type { NumberRequest, ReserveAnswer, ReserveCommand, ReserveFailure } from '../../reservation-store.ts'
import type { Tables } from '../tables/index.ts'
import { reservationClaim } from '../tables/reservation-table.ts'
import { countHeld } from './count-held.ts'

/** What a command does to the numbers of a reservation. */
interface Change {
  readonly kept: readonly ReservedNumber[]
  readonly added: readonly ReservedNumber[]
  readonly removed: readonly PhoneNumber[]
  readonly failed: ReadonlyMap<PhoneNumber, ReserveFailure>
}

export function reserve(tables: Tables, command: ReserveCommand): ReserveAnswer {
  const { resource, reservationId, holdMs, heldLimit } = command
  const now = tables.clock.now()
  const found = tables.reservations.find(resource, reservationId, now)
  if (found !== undefined) {
    const status = reservationStatus(found.reservation, now)
    if (status !== 'active') return { kind: 'notActive', status }
  }
  const change = plan(tables, found === undefined ? [] : tables.reserved.list(found.key), command, now)
  const { added, removed, failed } = change
  if (heldLimit !== undefined && added.length > 0) {
    const held = countHeld(tables, resource, now)
    if (held - removed.length + added.length > heldLimit)
      return { kind: 'tooManyHeld', held, limit: heldLimit }
  }
  const createdAt = found?.reservation.createdAt ?? now
  const unchanged = found !== undefined && added.length === 0 && removed.length === 0
  const expiresAt = unchanged ? found.reservation.expiresAt : reservationExpiry(createdAt, now, holdMs)
  const summary: ReservationSummary = { id: reservationId, createdAt, expiresAt }
  if (!unchanged) apply(tables, resource, found, summary, change, now)
  const phoneNumbers = [...change.kept, ...added].sort(
    (a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber),
  )
  const reservation = { value: { ...summary, phoneNumbers }, now }
  return { kind: 'reserved', created: found === undefined, reservation, failed }
}

function plan(
  tables: Tables,
  current: readonly ReservedNumber[],
  { add, remove }: ReserveCommand,
  now: Instant,
): Change {
  const [removing, has] = [new Set(remove), new Set(current.map(({ phoneNumber }) => phoneNumber))]
  const added: ReservedNumber[] = []
  const failed = new Map<PhoneNumber, ReserveFailure>()
  for (const request of add) {
    if (has.has(request.phoneNumber)) continue
    const quoted = quote(tables, request, now)
    if (typeof quoted === 'string') failed.set(request.phoneNumber, quoted)
    else added.push(quoted)
  }
  return {
    kept: current.filter(({ phoneNumber }) => !removing.has(phoneNumber)),
    added,
    removed: [...has].filter((phoneNumber) => removing.has(phoneNumber)),
    failed,
  }
}

function quote(
  { numbers, stocks }: Tables,
  { offerings, ...request }: NumberRequest,
  now: Instant,
): ReservedNumber | ReserveFailure {
  const place = numbers.locate(phoneNumberToInteger(request.phoneNumber))
  if (place === undefined) return 'unknownNumber'
  const offering = sellingOffering(offerings, stocks.find(place.stock))
  if (offering === undefined) return 'notOffered'
  if (place.freeAt > now) return 'notFree'
  const { capabilities: offeredCapabilities, cost, agreementToNotResellRequired } = offering
  return { ...request, offeredCapabilities, cost, agreementToNotResellRequired }
}

function apply(
  { reservations, reserved, numbers, trail }: Tables,
  resource: string,
  found: { readonly key: number; readonly reservation: ReservationSummary } | undefined,
  summary: ReservationSummary,
  { kept, added, removed }: Change,
  now: Instant,
): void {
  const { id: searchId, expiresAt } = summary
  const key = found?.key ?? reservations.insert(resource, summary)
  const claim = reservationClaim(key)
  const named = [...kept, ...added].map(({ phoneNumber }) => phoneNumber).concat(removed)
  const entry = trail.append(
    now,
    found === undefined
      ? { command: 'reserve', resource, searchId, added, expiresAt }
      : { command: 'updateReservation', resource, searchId, added, removed, expiresAt },
    numbers.find(named.map(phoneNumberToInteger)),
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
  for (const number of removed.map(phoneNumberToInteger)) {
    numbers.move(number, from, { freeAt: now, claim }, entry)
    reserved.delete(key, number)
  }
  reservations.setExpiry(key, expiresAt)
}
