import { integer, text } from './row.ts'
import type { Transaction } from './transaction.ts'

/** Sets Holdline's advisory locks on resources apart from other ones in the same database. */
const LOCK_CLASS = 0x484c

/** In the order of the keys, so that two transactions that lock the same resources do not wait for each other. */
const LOCK_RESOURCES = `
  SELECT pg_advisory_xact_lock(${LOCK_CLASS}, key)
  FROM (SELECT DISTINCT hashtext(resource) AS key FROM unnest($1::text[]) AS resource ORDER BY key) AS locked`

const COUNT_HELD = `
  SELECT resource, sum(held)::bigint AS held FROM (
    SELECT resource, found AS held FROM search
    WHERE resource = ANY ($1) AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > $2
    UNION ALL
    SELECT resource, 1 FROM reservation JOIN reserved_number ON reservation = key
    WHERE resource = ANY ($1) AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > $2
  ) AS holds
  GROUP BY resource`

/**
 * Lets nobody else hold more for these resources under a limit, until the transaction ends: what others are
 * about to hold is counted. To be called before any number is locked, as everybody does.
 */
export async function lockHeld(transaction: Transaction, resources: readonly string[]): Promise<void> {
  await transaction.query(LOCK_RESOURCES, [resources])
}

/** How many numbers each resource holds, by searches and by reservations; those that hold none are left out. */
export async function countHeld(
  transaction: Transaction,
  resources: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction.query(COUNT_HELD, [resources, transaction.now])
  return new Map(rows.map((row) => [text(row, 'resource'), integer(row, 'held')]))
}
