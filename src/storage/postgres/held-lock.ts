import { createHash } from 'node:crypto'

/**
 * The class of Holdline's advisory locks on resources, which tells them from other locks in the same database: the
 * bytes "HL".
 */
const LOCK_CLASS = 0x484c

/**
 * The statement that locks these resources, each of which has a limit. A transaction that may hold more numbers for
 * them begins with it. Until the transaction ends, no other transaction holds more for these resources, so their held
 * numbers can be counted. The locks are taken before the time is read, since holds expire while a transaction waits,
 * and before any number is locked. They are taken in one order, so that two transactions with the same resources make
 * no deadlock, and in one statement, so that one time limit covers all of them.
 */
export function heldLock(resources: readonly string[]): string {
  if (resources.length === 0) return ''
  return `
    SELECT count(pg_advisory_xact_lock(${LOCK_CLASS}, key)) FROM (
      SELECT key FROM unnest('{${heldKeys(resources).join(',')}}'::int[]) WITH ORDINALITY AS keys (key, place) ORDER BY place OFFSET 0
    ) AS ordered;`
}

/**
 * The same locks without waiting, as an expression: the keys, of those in the parameter, that no other transaction has
 * locked.
 */
export function heldLockIfFree(parameter: string): string {
  return `ARRAY(SELECT key FROM unnest(${parameter}::int[]) AS key
    WHERE pg_try_advisory_xact_lock(${LOCK_CLASS}, key))`
}

/** The keys of the locks of the resources, in the order in which they are taken. */
export function heldKeys(resources: readonly string[]): readonly number[] {
  return [...new Set(resources.map(heldKey))].sort((one, other) => one - other)
}

/** The key of a resource's lock. Two resources with the same key wait for each other, which does no harm. */
export function heldKey(resource: string): number {
  return createHash('sha256').update(resource).digest().readInt32BE()
}
