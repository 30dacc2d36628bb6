import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { QUOTE_COLUMNS, QUOTE_LIST, quoteValues } from '../../rows/quote-columns.ts'
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

/** The number with its owner, whoever that is. No other transaction changes the owner until this one ends. */
export async function lockOwner(transaction: Transaction, number: number): Promise<SoldNumber | undefined> {
  const [row] = await transaction.query('SELECT * FROM owned WHERE number = $1 FOR UPDATE', [number])
  return row === undefined ? undefined : toSoldNumber(row)
}

const OWNER_COLUMNS = ['resource', 'number', 'search', 'purchased_at', 'protected', ...QUOTE_COLUMNS]
const INSERT_OWNER = `
  INSERT INTO owned (${OWNER_COLUMNS.join(', ')})
  VALUES (${OWNER_COLUMNS.map((_, nth) => `$${nth + 1}`).join(', ')})`

/** Makes a resource the owner of a number that this transaction has locked, and that nobody owns. */
export async function insertOwner(
  transaction: Transaction,
  { resource, searchId, owned, isProtected }: SoldNumber,
): Promise<void> {
  const number = phoneNumberToInteger(owned.phoneNumber)
  const values = [resource, number, searchId, owned.purchasedAt, isProtected, ...quoteValues(owned)]
  await transaction.query(INSERT_OWNER, values)
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
