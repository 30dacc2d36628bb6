import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../../numbering/reservation.ts'
import { QUOTE_LIST, QUOTE_TYPES, quoteRow } from '../../rows/quote-columns.ts'
import { toReservedNumber } from '../../rows/to-reserved-number.ts'
import type { Transaction } from '../transaction.ts'

/** The numbers of the reservation with this key, ordered by number. */
export async function listReserved(transaction: Transaction, key: number): Promise<ReservedNumber[]> {
  const rows = await transaction.query(
    'SELECT * FROM reserved_number WHERE reservation = $1 ORDER BY number',
    [key],
  )
  return rows.map(toReservedNumber)
}

export async function insertReserved(
  transaction: Transaction,
  key: number,
  reserved: readonly ReservedNumber[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO reserved_number (reservation, number, ${QUOTE_LIST}, agreement)
     SELECT $1::bigint, number, ${QUOTE_LIST}, agreement
     FROM json_to_recordset($2) AS reserved (number bigint, ${QUOTE_TYPES}, agreement boolean)`,
    [key, JSON.stringify(reserved.map(toRow))],
  )
}

export async function deleteReserved(
  transaction: Transaction,
  key: number,
  numbers: readonly number[],
): Promise<void> {
  await transaction.query('DELETE FROM reserved_number WHERE reservation = $1 AND number = ANY ($2)', [
    key,
    numbers,
  ])
}

function toRow(reserved: ReservedNumber) {
  return {
    number: phoneNumberToInteger(reserved.phoneNumber),
    ...quoteRow(reserved),
    agreement: reserved.agreementToNotResellRequired,
  }
}
