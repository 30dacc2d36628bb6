import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { RESERVATION_KEPT_MS } from '../../src/numbering/reservation.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type {
  NumberRequest,
  ReserveAnswer,
  ReserveCommand,
} from '../../src/storage/port/reservation-store.ts'
import { CALLS, HOLD_MS, NO_DELAY, newGuid } from './given.ts'

/** The number of `usBlock(US_GEOGRAPHIC)` at this place, from 0 on. */
export function nthNumber(nth: number): PhoneNumber {
  return `+1425555${String(100 + nth).padStart(4, '0')}`
}

/** Requests for these numbers, to call with. */
export function numbers(...nths: readonly number[]): NumberRequest[] {
  const { country, numberType, assignmentType, capabilities } = CALLS
  return nths.map((nth) => ({
    phoneNumber: nthNumber(nth),
    country,
    numberType,
    assignmentType,
    capabilities,
    offerings: [CALLS],
  }))
}

/** Reserves for contoso; `command` overrides the defaults. */
export function reserve(
  store: InventoryStore,
  command: Partial<ReserveCommand> = {},
): Promise<ReserveAnswer> {
  return store.reserve({
    resource: 'contoso',
    reservationId: newGuid(),
    add: [],
    remove: [],
    holdMs: HOLD_MS,
    ...command,
  })
}

/** The answer to a command that was not refused. */
export async function reserved(answering: Promise<ReserveAnswer>) {
  const answer = await answering
  if (answer.kind !== 'reserved') throw new Error(`The reservation was refused: ${answer.kind}`)
  return { ...answer, value: answer.reservation.value }
}

/** Reserves these numbers for contoso; answers the reservation's id. */
export async function reserveNumbers(store: InventoryStore, ...nths: readonly number[]): Promise<string> {
  return (await reserved(reserve(store, { add: numbers(...nths) }))).value.id
}

export function buyReservation(
  store: InventoryStore,
  reservationId: string,
  { forced, ...more }: Bought = {},
) {
  return store.purchaseReservation({
    resource: 'contoso',
    reservationId,
    agreeToNotResell: false,
    delay: NO_DELAY,
    ...more,
    ...(forced && { forced }),
  })
}

interface Bought {
  readonly resource?: string
  readonly agreeToNotResell?: boolean
  readonly forced?: ForcedOutcome | undefined
}

export function cancelReservation(store: InventoryStore, reservationId: string, resource = 'contoso') {
  return store.cancelReservation({ resource, reservationId })
}

/**
 * Reserves two numbers; when that reservation is too old to be found, reserves one number under the same id.
 */
export async function reuseReservation(store: InventoryStore): Promise<void> {
  const reservationId = await reserveNumbers(store, 0, 1)
  await store.setClock({ mode: 'frozen', at: (await store.now()) + RESERVATION_KEPT_MS })
  await reserved(reserve(store, { reservationId, add: numbers(2) }))
}
