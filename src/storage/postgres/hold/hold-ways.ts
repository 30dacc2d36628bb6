import type { LockedRows } from './lock-free-numbers.ts'

/** A way to do a hold. A hold goes from one way to the next until it has an answer. */
export type HoldWay = 'skipping' | 'waiting' | 'alone'

interface WayOptions {
  /** How it treats numbers that another transaction has locked. */
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
 * - `skipping` passes over locked numbers, and never waits. Too few unlocked numbers prove no shortage: the
 *   transactions that have locked numbers may roll back.
 * - `waiting` waits for the locks.
 * - `alone` waits too, in a transaction of its own: after a shared transaction failed, for which any of its holds may
 *   have been the reason, and while other transactions keep changing the stocks.
 *
 * Together they leave two of ten connections to other methods.
 */
export const HOLD_WAYS = {
  skipping: { locked: 'skip', together: TOGETHER, inFlight: 2, next: 'waiting' },
  waiting: { locked: 'wait', together: TOGETHER, inFlight: 2, next: 'alone' },
  alone: { locked: 'wait', together: 1, inFlight: 4, next: 'alone' },
} as const satisfies Record<HoldWay, WayOptions>
