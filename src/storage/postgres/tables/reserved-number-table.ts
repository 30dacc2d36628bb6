import { capabilityBits } from '../../../numbering/capabilities.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../../numbering/reservation.ts'
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
    `INSERT INTO reserved_number (reservation, number, country, number_type, assignment_type, calling, sms,
       offered_calling, offered_sms, amount, currency, billing, agreement)
     SELECT $1::bigint, * FROM json_to_recordset($2) AS reserved (
       number bigint, country text, number_type text, assignment_type text, calling int, sms int,
       offered_calling int, offered_sms int, amount double precision, currency text, billing text,
       agreement boolean)`,
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
    country: reserved.country,
    number_type: reserved.numberType,
    assignment_type: reserved.assignmentType,
    calling: capabilityBits(reserved.capabilities.calling),
    sms: capabilityBits(reserved.capabilities.sms),
    offered_calling: capabilityBits(reserved.offeredCapabilities.calling),
    offered_sms: capabilityBits(reserved.offeredCapabilities.sms),
    amount: reserved.cost.amount,
    currency: reserved.cost.currencyCode,
    billing: reserved.cost.billingFrequency,
    agreement: reserved.agreementToNotResellRequired,
  }
}
