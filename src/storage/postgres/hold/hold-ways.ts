import type { LockedRows } from './lock-free-numbers.ts'

/** A way to do a hold. A hold goes from one way to the next until it has an answer. */
export type HoldWay = 'skipping' | 'waiting' | 'alone'

interface WayOptions {
  /** What it does about numbers that another transaction has locked. */
  readonly locked: LockedRows
  /** How many holds may share one transaction. */
  readonly together: number
  /** How many such transactions may be under way, of ten connections. */
  readonly inFlight: number
  /** The way of a hold that has no answer after this one. */
  readonly next: HoldWay
}

/**
 * The longer a commit takes, the more holds wait for the next one and share it: with 256 callers, up to 128 holds in
 * a transaction are 1.6 to 2.2 times as many a second as up to 32, where a commit takes milliseconds.
 */
export const TOGETHER = 128

/**
 * - `skipping` passes over locked numbers, and never waits. To find too few is no proof of a shortage then: the
 *   transaction that has locked the others may roll back.
 * - `waiting` waits for the locks, and also looks for the searches of repeated requests.
 * - `alone` does the same in a transaction of its own: after a transaction that failed, of which any hold in it may
 *   have been the reason, and while others change the stocks in the middle of it.
 *
 * Together they leave two of ten connections to other methods.
 */
export const HOLD_WAYS = {
  skipping: { locked: 'skip', together: TOGETHER, inFlight: 2, next: 'waiting' },
  waiting: { locked: 'wait', together: TOGETHER, inFlight: 2, next: 'alone' },
  alone: { locked: 'wait', together: 1, inFlight: 4, next: 'alone' },
} as const satisfies Record<HoldWay, WayOptions>
