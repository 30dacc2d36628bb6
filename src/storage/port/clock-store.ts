import type { Instant } from '../../numbering/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockChanges } from './clock-changes.ts'
import type { Timed } from './timed.ts'

/** The time of the inventory. Each change of the clock is for everyone who uses the inventory. */
export interface ClockStore {
  now(): Promise<Instant>
  clock(): Promise<Timed<Clock>>
  /** Sets the clock, which may show a later instant at once. */
  setClock(setting: ClockSetting): Promise<MoveClockAnswer>
  /**
   * Moves the time forward. A frozen clock stays frozen, a running one goes on at its rate, and the system's time becomes
   * one that is moved.
   */
  advanceClock(command: AdvanceClockCommand): Promise<MoveClockAnswer>
  /** Sets the clock of an inventory that begins, or begins again: the only way by which its time goes back. */
  resetClock(setting: ClockSetting): Promise<void>
}

/** The clock to set. A frozen or running one begins at the present instant of the inventory if `at` is absent. */
export type ClockSetting =
  | Extract<Clock, { mode: 'system' | 'offset' }>
  | { readonly mode: 'frozen'; readonly at?: Instant }
  /** The rate is rounded to thousandths. */
  | { readonly mode: 'running'; readonly at?: Instant; readonly rate: number }

export interface AdvanceClockCommand {
  /** A whole number of milliseconds, 0 or more. */
  readonly byMs: number
}

export type MoveClockAnswer =
  | ({ readonly kind: 'moved' } & ClockChanges)
  /** The clock would show an earlier instant than now. Nothing was done. */
  | { readonly kind: 'earlier'; readonly now: Instant }
  /** The clock would show an instant after `latest`. Nothing was done. */
  | { readonly kind: 'tooLate'; readonly latest: Instant }
