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

/** @param reservation nothing if the resource has no such reservation */
export function decideCancelReservation(
  { resource, reservationId }: CancelReservationCommand,
  reservation: ReservationSummary | undefined,
  now: Instant,
): Decision<CancelReservationAnswer, ReservationCancellation> {
  if (reservation === undefined) return { answer: { kind: 'reservationNotFound' } }
  const refusal = notActive(reservation, now)
  if (refusal !== undefined) return { answer: refusal }
  const detail = { command: 'cancelReservation', resource, searchId: reservationId } as const
  return { answer: { kind: 'cancelled' }, change: { detail } }
}
