import { integer, text } from '../rows/row.ts'
import type { Transaction } from './transaction.ts'

const COUNT_HELD = `
  SELECT resource, sum(held)::bigint AS held FROM (
    SELECT resource, found AS held FROM search
    WHERE resource = ANY ($1) AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > $2
    UNION ALL
    SELECT resource, found FROM search
    WHERE resource = ANY ($1) AND purchase_error IS NOT NULL AND purchase_ends_at > $2
    UNION ALL
    SELECT resource, 1 FROM reservation JOIN reserved_number ON reservation = key
    WHERE resource = ANY ($1) AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > $2
    UNION ALL
    SELECT resource, 1 FROM reservation JOIN reserved_number ON reservation = key
    WHERE resource = ANY ($1) AND error IS NOT NULL AND ends_at > $2
  ) AS holds
  GROUP BY resource`

/**
 * How many numbers each resource holds, by searches and by reservations, those of purchases included that have yet to
 * fail; resources that hold none are left out. The counts stay true until the transaction ends if it began with the `heldLock` of these resources.
 */
export async function countHeld(
  transaction: Transaction,
  resources: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction.query(COUNT_HELD, [resources, transaction.now])
  return new Map(rows.map((row) => [text(row, 'resource'), integer(row, 'held')]))
}
