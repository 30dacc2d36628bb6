import type { Instant } from '../../numbering/instant.ts'
import { type ReservationSummary, reservationStatus } from '../../numbering/reservation.ts'
import type { NotActive } from '../port/reservation-store.ts'

/** The answer to every change of a reservation that is not active at `now`; nothing if it is active. */
export function notActive(reservation: ReservationSummary, now: Instant): NotActive | undefined {
  const status = reservationStatus(reservation, now)
  return status === 'active' ? undefined : { kind: 'notActive', status }
}
