import type { ReservedNumber } from '../../numbering/reservation.ts'
import type { NumberRequest, ReserveCommand } from '../port/reservation-store.ts'

/** The numbers of a reservation that a command keeps, wants and removes. */
export interface Wish {
  readonly kept: readonly ReservedNumber[]
  readonly wanted: readonly NumberRequest[]
  readonly removed: readonly ReservedNumber[]
}

/** The wish of a command on a reservation with the `current` numbers. */
export function toWish(current: readonly ReservedNumber[], { add, remove }: ReserveCommand): Wish {
  const [removing, has] = [new Set(remove), new Set(current.map(({ phoneNumber }) => phoneNumber))]
  return {
    kept: current.filter(({ phoneNumber }) => !removing.has(phoneNumber)),
    wanted: add.filter(({ phoneNumber }) => !has.has(phoneNumber)),
    removed: current.filter(({ phoneNumber }) => removing.has(phoneNumber)),
  }
}
