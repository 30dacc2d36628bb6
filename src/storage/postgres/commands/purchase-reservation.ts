import { NEVER } from '../../../numbering/instant.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { reservationStatus } from '../../../numbering/reservation.ts'
import { reservationOperation } from '../../../numbering/reservation-operation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOwnedByReservation } from '../tables/owned-table.ts'
import { lockReservation, markReservationPurchased } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchaseReservation(
  transaction: Transaction,
  command: PurchaseReservationCommand,
): Promise<PurchaseReservationAnswer> {
  const { resource, reservationId } = command
  const { now } = transaction
  const found = await lockReservation(transaction, resource, reservationId)
  if (found === undefined) return { kind: 'reservationNotFound' }
  const { key, reservation } = found
  const before = reservationOperation(reservation)
  if (before !== undefined) return { kind: 'purchased', operation: before }

  const status = reservationStatus(reservation, now)
  if (status !== 'active') return { kind: 'notActive', status }
  const reserved = await listReserved(transaction, key)
  if (reserved.length === 0) return { kind: 'nothingReserved' }
  const agreement = reserved.some(({ agreementToNotResellRequired }) => agreementToNotResellRequired)
  if (agreement && !command.agreeToNotResell) return { kind: 'agreementRequired' }

  const purchase = operationProgress(now, command.delay)
  const operation = reservationOperation({ ...reservation, purchasedAt: now, purchase })
  // What decides is this write and its condition, not what was read above.
  if (!(await markReservationPurchased(transaction, key, purchase)) || operation === undefined) {
    throw new Error(`The reservation ${key} has ended`)
  }
  const place = { freeAt: reservation.expiresAt, claim: reservationClaim(key) }
  const wanted = reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const numbers = await lockNumbers(transaction, wanted, place)
  const charges = reserved.map(({ cost }) => cost)
  const detail = {
    command: 'purchaseReservation',
    resource,
    searchId: reservationId,
    charges,
    ...purchase,
  } as const
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await insertOwnedByReservation(transaction, key)
  return { kind: 'purchased', operation }
}
