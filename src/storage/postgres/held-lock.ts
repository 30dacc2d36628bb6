import { createHash } from 'node:crypto'

/** Sets Holdline's advisory locks on resources apart from other ones in the same database: the bytes "HL". */
const LOCK_CLASS = 0x484c

/**
 * The statement by which a transaction begins that may hold more for these resources, if there is a limit:
 * until it ends, nobody else holds more for them, so that what others are about to hold is counted. It
 * comes before the time is read, since holds expire while somebody waits, and before any number is locked, as
 * everywhere. The locks are taken in one order, so that two transactions with the same resources do not wait
 * for each other; and in one statement, so that its limit of time is that of all of them.
 */
export function heldLock(resources: readonly string[]): string {
  if (resources.length === 0) return ''
  return `
    SELECT count(pg_advisory_xact_lock(${LOCK_CLASS}, key)) FROM (
      SELECT key FROM unnest(${keysOf(resources)}) WITH ORDINALITY AS keys (key, place) ORDER BY place OFFSET 0
    ) AS ordered;`
}

/** The same as an expression that waits for nobody: the keys of those that nobody else has locked. */
export function heldLockIfFree(resources: readonly string[]): string {
  return `ARRAY(SELECT key FROM unnest(${keysOf(resources)}) AS key
    WHERE pg_try_advisory_xact_lock(${LOCK_CLASS}, key))`
}

function keysOf(resources: readonly string[]): string {
  const keys = [...new Set(resources.map(heldKey))].sort((one, other) => one - other)
  return `'{${keys.join(',')}}'::int[]`
}

/** Resources that share a key wait for each other, and no harm is done. */
export function heldKey(resource: string): number {
  return createHash('sha256').update(resource).digest().readInt32BE()
}
