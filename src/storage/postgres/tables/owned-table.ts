import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import { OWNED_COLUMNS, type OwnedRunRow } from '../../decide/given-rows.ts'
import { QUOTE_LIST, QUOTE_TYPES } from '../../rows/quote-columns.ts'
import { type SoldNumber, toSoldNumber } from '../../rows/to-owned-number.ts'
import type { Transaction } from '../transaction.ts'

export const LIST_OWNED =
  'SELECT * FROM owned WHERE resource = $1 AND (number_type, number) > ($4, $5) ORDER BY number_type, number LIMIT $2 OFFSET $3'
export const FIND_OWNED = 'SELECT * FROM owned WHERE number = $1 AND resource = $2'

/** Makes the resource of a search the owner of its numbers, on the terms of the search. */
export async function insertOwned(transaction: Transaction, searchKey: number): Promise<void> {
  await transaction.query(
    `INSERT INTO owned (resource, number, search, ${QUOTE_LIST}, purchased_at)
     SELECT resource, unnest(numbers), id, ${QUOTE_LIST}, purchased_at FROM search WHERE key = $1`,
    [searchKey],
  )
}

/** Makes the resource of a reservation the owner of its numbers, each on its own terms. */
export async function insertOwnedByReservation(
  transaction: Transaction,
  reservationKey: number,
): Promise<void> {
  await transaction.query(
    `INSERT INTO owned (resource, number, search, ${QUOTE_LIST}, purchased_at)
     SELECT resource, number, id, ${QUOTE_LIST}, purchased_at
     FROM reservation JOIN reserved_number ON reservation = key WHERE key = $1`,
    [reservationKey],
  )
}

/** Gives runs of numbers that come in owned to their owners. */
export async function insertOwnedRuns(transaction: Transaction, runs: readonly OwnedRunRow[]): Promise<void> {
  if (runs.length === 0) return
  await transaction.query(
    `INSERT INTO owned (number, ${OWNED_COLUMNS.join(', ')})
     SELECT number, ${OWNED_COLUMNS.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS run (
       first bigint, last bigint, resource text, search text, ${QUOTE_TYPES}, purchased_at bigint
     ), generate_series(first, last) AS number`,
    [JSON.stringify(runs)],
  )
}

/**
 * The number, if the resource owns it, and the search that sold it. No other transaction changes it until
 * this one ends.
 */
export async function lockOwned(
  transaction: Transaction,
  resource: string,
  number: number,
): Promise<SoldNumber | undefined> {
  const [row] = await transaction.query(`${FIND_OWNED} FOR UPDATE`, [number, resource])
  return row === undefined ? undefined : toSoldNumber(row)
}

export async function setCapabilities(
  transaction: Transaction,
  number: number,
  { calling, sms }: Capabilities,
): Promise<void> {
  await transaction.query('UPDATE owned SET calling = $2, sms = $3 WHERE number = $1', [
    number,
    capabilityBits(calling),
    capabilityBits(sms),
  ])
}

/** Ends the ownership of a number that this transaction has locked. */
export async function deleteOwned(transaction: Transaction, number: number): Promise<void> {
  await transaction.query('DELETE FROM owned WHERE number = $1', [number])
}
