import type { Instant } from '../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { type ReservedNumber, reservationExpiry } from '../../numbering/reservation.ts'
import type { ReserveAnswer, ReserveCommand } from '../port/reservation-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { KeyedReservation } from '../rows/to-reservation.ts'
import type { Decision } from './decision.ts'
import type { Quotes } from './quote-all.ts'
import type { Wish } from './to-wish.ts'

/** The change of an active reservation and its numbers; all its numbers but the removed ones expire with it. */
export interface ReservationChange {
  readonly kept: readonly ReservedNumber[]
  readonly added: readonly ReservedNumber[]
  readonly removed: readonly ReservedNumber[]
  readonly expiresAt: Instant
  /** Absent if the command makes a reservation without numbers, which is not in the trail. */
  readonly detail?: AuditDetail
}

/**
 * Decides a command that stays within the limit of its resource.
 *
 * @param before the reservation as it was, which is active; nothing if the command makes it
 */
export function decideReserve(
  { resource, reservationId, holdMs, repeatKey }: ReserveCommand,
  before: Pick<KeyedReservation, 'reservation' | 'madeBy'> | undefined,
  { kept, removed }: Pick<Wish, 'kept' | 'removed'>,
  { added, failed }: Quotes,
  now: Instant,
): Decision<ReserveAnswer, ReservationChange> {
  const createdAt = before?.reservation.createdAt ?? now
  const madeBefore = before?.madeBy !== undefined && before.madeBy === repeatKey
  const unchanged = before !== undefined && added.length === 0 && removed.length === 0
  const expiresAt = unchanged ? before.reservation.expiresAt : reservationExpiry(createdAt, now, holdMs)
  const phoneNumbers = [...kept, ...added].sort(
    (a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber),
  )
  const value = { id: reservationId, createdAt, expiresAt, phoneNumbers }
  const answer = {
    kind: 'reserved',
    created: before === undefined || madeBefore,
    reservation: { value, now },
    failed,
  } as const
  if (unchanged) return { answer }

  const change = { kept, added, removed, expiresAt }
  const claimed = { resource, searchId: reservationId, added, expiresAt }
  if (kept.length + removed.length > 0) {
    const named = removed.map(({ phoneNumber }) => phoneNumber)
    return {
      answer,
      change: { ...change, detail: { command: 'updateReservation', ...claimed, removed: named } },
    }
  }
  if (added.length === 0) return { answer, change }
  const detail = { command: 'reserve', ...claimed, ...(before !== undefined && { createdAt }) } as const
  return { answer, change: { ...change, detail } }
}
