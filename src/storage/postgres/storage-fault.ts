import { StorageError } from '../port/storage-error.ts'

/**
 * The code of an error that PostgreSQL answered (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined
}

/**
 * Numbers are no longer where the search or reservation that claims them left them: the transaction read its
 * time before another transaction, which took the expired numbers, committed. A retry finds the hold ended.
 */
export class NumbersMovedError extends Error {
  override readonly name: string = 'NumbersMovedError'
}

/**
 * A search or reservation no longer has its numbers, which another one took when the hold had expired. If a retry finds
 * the hold live all the same, PostgreSQL's clock was set back, such as by a failover.
 */
export class HoldLostError extends NumbersMovedError {
  override readonly name = 'HoldLostError'
}

/** A prepared statement would answer other columns than when it was prepared. */
export const CHANGED_RESULT = '0A000'

/**
 * A prepared statement is unknown, or its name is taken: a pooler of connections gives each transaction another
 * connection, and does not follow prepared statements.
 */
export const UNPREPARED: readonly (string | undefined)[] = ['26000', '42P05']

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Whether a retry of the transaction can succeed: it was rolled back because of a conflict with another transaction,
 * or of a prepared statement.
 */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error)
  const transient = [SERIALIZATION_FAILURE, DEADLOCK, CHANGED_RESULT, ...UNPREPARED]
  return (state !== undefined && transient.includes(state)) || error instanceof NumbersMovedError
}

/** Whether a lock was not to be had in time, since another session has it. */
export function isLockedOut(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_AVAILABLE
}

/** States in which PostgreSQL cannot serve at all: no connection, no resources, shutting down, read-only. */
const OUTAGES = /^(08|53|57P|58|28|3D|XX|25006)/
/** A statement took too long, or was cancelled. The code is in the class of a server that shuts down. */
const TIMEOUT = '57014'

/**
 * Whether each of the calls that failed in one transaction would fail alone too. A time-out is no such fault: one of
 * the calls waited for a lock or took long, and the other calls may succeed alone.
 */
export function isOutage(error: unknown): boolean {
  const state = sqlState(error)
  if (state === undefined) return error instanceof ConnectionFault || error instanceof StorageError
  return OUTAGES.test(state) && state !== TIMEOUT
}

/**
 * Whether PostgreSQL ended the connection with this error. The severity may be in the server's language
 * (https://www.postgresql.org/docs/current/protocol-error-fields.html), so the code says it too.
 */
export function isLastWord(error: unknown): boolean {
  const state = sqlState(error)
  if (state === undefined || !(error instanceof Error) || !('severity' in error)) return false
  return error.severity === 'FATAL' || error.severity === 'PANIC' || LAST_WORDS.test(state)
}

/**
 * A connection to a server that is read-only is of no use either: a new connection may reach another server by the same
 * name, or have other settings.
 */
const LAST_WORDS = /^(57P|08|25P0[34]|25006)/

/** The connection was not made, or was lost, or did not answer in time. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault'
}

/** The reason of an error in one line. Errors of several addresses are joined. */
export function faultReason(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return [...new Set(error.errors.map(faultReason))].join('; ')
  }
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\s+/g, ' ').trim()
}
