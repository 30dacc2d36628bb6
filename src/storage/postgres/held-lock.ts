import { createHash } from 'node:crypto'

/** Sets Holdline's advisory locks on resources apart from other ones in the same database: the bytes "HL". */
const LOCK_CLASS = 0x484c

/**
 * The statements by which a transaction begins that may hold more for these resources, if there is a limit:
 * until it ends, nobody else holds more for them, so that what others are about to hold is counted. They
 * come before the time is read, since holds expire while somebody waits, and before any number is locked, as
 * everywhere. They are in one order, so that two transactions with the same resources do not wait for each
 * other.
 */
export function heldLock(resources: readonly string[]): string {
  const keys = [...new Set(resources.map(keyOf))].sort((one, other) => one - other)
  return keys.map((key) => `SELECT pg_advisory_xact_lock(${LOCK_CLASS}, ${key});`).join(' ')
}

/** Resources that share a key wait for each other, and no harm is done. */
function keyOf(resource: string): number {
  return createHash('sha256').update(resource).digest().readInt32BE()
}
