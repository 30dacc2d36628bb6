import { StorageError } from '../port/storage-error.ts'

/**
 * PostgreSQL's code of an error that it answered
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined
}

/**
 * Numbers do not stand where the search or reservation that claims them left them. The transaction read its
 * time before another one that took the expired numbers committed; done again, it finds the hold ended.
 */
export class NumbersMovedError extends Error {
  override readonly name = 'NumbersMovedError'
}

/** Whether the transaction was undone for the sake of another one, and will do when done again. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01' || error instanceof NumbersMovedError
}

/** States in which PostgreSQL cannot serve at all: no connection, no resources, shutting down, read-only. */
const OUTAGES = /^(08|53|57P|58|28|3D|XX|25006)/
/** A statement took too long, or was cancelled; it is of the class of a server that shuts down. */
const TIMEOUT = '57014'

/**
 * Whether everything that was asked together could only fail the same way, done again one by one. A time-out is
 * none: one of them waits for a lock or takes so long, and not the others.
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
  return error.severity === 'FATAL' || error.severity === 'PANIC' || /^(57P|08|25P0[34])/.test(state)
}

/** The connection was not made, or was lost, or did not answer in time. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault'
}

/** What callers of the store see of an error: one line. */
export function toStorageError(error: unknown): StorageError {
  return error instanceof StorageError ? error : new StorageError(faultReason(error), { cause: error })
}

/** Why PostgreSQL did not do something, in one line. Errors of several addresses are joined into one. */
export function faultReason(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return [...new Set(error.errors.map(faultReason))].join('; ')
  }
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\s+/g, ' ').trim()
}
