import { NEVER } from '../../../numbering/instant.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { reservationStatus } from '../../../numbering/reservation.ts'
import { reservationOperation } from '../../../numbering/reservation-operation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'

export function purchaseReservation(
  tables: Tables,
  command: PurchaseReservationCommand,
): PurchaseReservationAnswer {
  const { resource, reservationId } = command
  const now = tables.clock.now()
  const found = tables.reservations.find(resource, reservationId, now)
  if (found === undefined) return { kind: 'reservationNotFound' }
  const { key, reservation } = found
  const before = reservationOperation(reservation)
  if (before !== undefined) return { kind: 'purchased', operation: before }

  const status = reservationStatus(reservation, now)
  if (status !== 'active') return { kind: 'notActive', status }
  const reserved = tables.reserved.list(key)
  if (reserved.length === 0) return { kind: 'nothingReserved' }
  const agreement = reserved.some(({ agreementToNotResellRequired }) => agreementToNotResellRequired)
  if (agreement && !command.agreeToNotResell) return { kind: 'agreementRequired' }

  const purchase = operationProgress(now, command.delay)
  const operation = reservationOperation({ ...reservation, purchasedAt: now, purchase })
  // What decides is this write and its condition, not what was read above.
  if (!tables.reservations.markPurchased(key, now, purchase) || operation === undefined) {
    throw new Error(`The reservation ${key} has ended`)
  }
  const claim = reservationClaim(key)
  const detail = {
    command: 'purchaseReservation',
    resource,
    searchId: reservationId,
    charges: reserved.map(({ cost }) => cost),
    ...purchase,
  } as const
  const entry = tables.trail.append(
    now,
    detail,
    tables.numbers.find(reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))),
  )
  for (const { agreementToNotResellRequired: _, ...terms } of reserved) {
    const number = phoneNumberToInteger(terms.phoneNumber)
    tables.numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt: NEVER, claim }, entry)
    tables.owned.insert(resource, { ...terms, purchasedAt: now }, reservationId)
  }
  return { kind: 'purchased', operation }
}
