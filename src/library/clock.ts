import type { Duration } from './duration.ts'

/**
 * The clock of an inventory. Holds, reservations, delays and aging follow it; signatures and certificates keep to real
 * time. Each change answers when everything has settled.
 */
export interface Clock {
  /** The present time of the inventory. */
  now(): Promise<Date>
  /** Lets the time stand still: now, or at a later instant. */
  freeze(at?: ClockTime): Promise<ClockChanges>
  /**
   * Moves the time forward, as if so much time had passed. A frozen clock stays frozen.
   * @throws {UsageError} if the duration is wrong, or longer than ten years
   */
  advance(by: Duration): Promise<ClockChanges>
  /**
   * Moves the time forward to this instant. A frozen clock stays frozen.
   * @throws {UsageError} if the instant is earlier than now
   */
  set(at: ClockTime): Promise<ClockChanges>
  /** Lets the time run on from where it stands, `rate` times as fast as real time; 1 if absent. */
  resume(options?: { readonly rate?: number }): Promise<ClockChanges>
}

/** An instant: a `Date`, milliseconds since 1970, or a text as in ISO 8601. */
export type ClockTime = Date | number | string

/** A clock that stands still, runs from an instant at a rate (1 if absent), or shows the real time. */
export type ClockSetting =
  | { readonly mode: 'real' }
  | { readonly mode: 'frozen'; readonly now?: ClockTime }
  | { readonly mode: 'running'; readonly now?: ClockTime; readonly rate?: number }

/** What a move of the clock changed. Each list has the first thousand. */
export interface ClockChanges {
  /** The time after the move. */
  readonly now: Date
  /** The searches whose holds ended. */
  readonly holdsEnded: readonly {
    readonly resource: string
    readonly searchId: string
    readonly phoneNumbers: readonly string[]
    readonly expiresAt: Date
  }[]
  /** The reservations that ended. */
  readonly reservationsEnded: readonly {
    readonly resource: string
    readonly reservationId: string
    readonly phoneNumbers: readonly string[]
    readonly expiresAt: Date
  }[]
  /** The operations that show another status. */
  readonly operations: readonly {
    readonly resource: string
    readonly operationId: string
    readonly type: string
    readonly status: string
  }[]
  /** How many records there are for each list. */
  readonly counts: {
    readonly holdsEnded: number
    readonly reservationsEnded: number
    readonly operations: number
  }
  /** How many numbers became free. */
  readonly numbersFree: number
}
