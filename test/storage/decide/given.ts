import type { OfferingRequest } from '../../../src/numbering/offering.ts'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { Reservation, ReservedNumber } from '../../../src/numbering/reservation.ts'
import { CALLS } from '../given.ts'

export const NOW = 1_000_000

/** A number as it is quoted in a reservation. */
export function quoted(phoneNumber: PhoneNumber, more: Partial<ReservedNumber> = {}): ReservedNumber {
  const { country, numberType, assignmentType, capabilities, cost, agreementToNotResellRequired } = CALLS
  const request: OfferingRequest = { country, numberType, assignmentType, capabilities }
  return {
    ...request,
    phoneNumber,
    offeredCapabilities: capabilities,
    cost,
    agreementToNotResellRequired,
    ...more,
  }
}

/** An active reservation of two numbers, made ten milliseconds ago. */
export function reservation(more: Partial<Reservation> = {}): Reservation {
  const phoneNumbers = [quoted('+14255550101'), quoted('+14255550102')]
  return { id: 'r', createdAt: NOW - 10, expiresAt: NOW + 100, phoneNumbers, ...more }
}

/** Reservations that can no longer be changed at `NOW`, with their status. */
export const ENDED = [
  ['expired', reservation({ expiresAt: NOW })],
  ['submitted', reservation({ purchasedAt: NOW - 5, purchase: { startsAt: NOW - 5, endsAt: NOW + 1 } })],
  ['completed', reservation({ purchasedAt: NOW - 5, purchase: { startsAt: NOW - 5, endsAt: NOW } })],
] as const
