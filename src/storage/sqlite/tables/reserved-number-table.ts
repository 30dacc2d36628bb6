import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../../numbering/reservation.ts'
import { QUOTE_COLUMNS, quoteValues } from '../../rows/quote-columns.ts'
import { integer } from '../../rows/row.ts'
import { toReservedNumber } from '../../rows/to-reserved-number.ts'
import type { SqliteDatabase } from '../database.ts'
import { insertInto } from '../insert-into.ts'

/** The numbers of the reservations, by the reservations' keys. */
export interface ReservedNumberTable {
  /** Ordered by number. */
  list(reservation: number): ReservedNumber[]
  insert(reservation: number, reserved: ReservedNumber): void
  delete(reservation: number, number: number): void
  /** How many numbers the active reservations of the resource hold. */
  countHeld(resource: string, now: Instant): number
}

export function reservedNumberTable(database: SqliteDatabase): ReservedNumberTable {
  const list = database.prepare('SELECT * FROM reserved_number WHERE reservation = ? ORDER BY number')
  const insert = database.prepare(
    insertInto('reserved_number', ['reservation', 'number', ...QUOTE_COLUMNS, 'agreement']),
  )
  const remove = database.prepare('DELETE FROM reserved_number WHERE reservation = ? AND number = ?')
  const countHeld = database.prepare(`
    SELECT count(*) AS held FROM reservation JOIN reserved_number ON reservation = key
    WHERE resource = ? AND cancelled_at IS NULL AND purchased_at IS NULL AND expires_at > ?`)
  const countFailing = database.prepare(`
    SELECT count(*) AS held FROM reservation JOIN reserved_number ON reservation = key
    WHERE resource = ? AND error IS NOT NULL AND ends_at > ?`)

  return {
    list: (reservation) => list.all(reservation).map(toReservedNumber),
    insert(reservation, reserved) {
      const number = phoneNumberToInteger(reserved.phoneNumber)
      const agreement = reserved.agreementToNotResellRequired ? 1 : 0
      insert.run(reservation, number, ...quoteValues(reserved), agreement)
    },
    delete: (reservation, number) => void remove.run(reservation, number),
    countHeld(resource, now) {
      const counts = [countHeld, countFailing].map((count) => integer(count.get(resource, now) ?? {}, 'held'))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}
