import type { Instant } from '../../numbering/instant.ts'
import type { ReservationSummary } from '../../numbering/reservation.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../port/reservation-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'
import { notActive } from './not-active.ts'

/** The reservation is cancelled, and all its numbers are free, from now on. */
export interface ReservationCancellation {
  readonly detail: AuditDetail
}

/**
 * @param reservation nothing if the resource has no such reservation
 * @param wasDeleted whether the resource had one and deleted it
 */
export function decideCancelReservation(
  { resource, reservationId }: CancelReservationCommand,
  reservation: ReservationSummary | undefined,
  wasDeleted: boolean,
  now: Instant,
): Decision<CancelReservationAnswer, ReservationCancellation> {
  if (reservation === undefined) return { answer: { kind: wasDeleted ? 'cancelled' : 'reservationNotFound' } }
  const refusal = notActive(reservation, now)
  if (refusal !== undefined) return { answer: refusal }
  const detail = { command: 'cancelReservation', resource, searchId: reservationId } as const
  return { answer: { kind: 'cancelled' }, change: { detail } }
}
