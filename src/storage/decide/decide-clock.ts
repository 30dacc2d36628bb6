import type { Instant } from '../../numbering/instant.ts'
import { type Clock, LATEST_INSTANT, paceOf, readClock } from '../port/clock.ts'
import type { ClockSetting, MoveClockAnswer } from '../port/clock-store.ts'

/** A clock, and the system's time at which it was read. */
export interface ClockReading {
  readonly clock: Clock
  readonly system: Instant
}

/** A span of time: the instants after `from`, up to and including `to`. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** A move of the clock to `clock`: what it showed before, and what it shows now. */
export interface ClockMove extends Span {
  readonly clock: Clock
}

export type MoveDecision =
  | { readonly kind: 'move'; readonly move: ClockMove }
  | Exclude<MoveClockAnswer, { kind: 'moved' }>

/** The clock that the setting asks for. */
export function clockOf(setting: ClockSetting, { clock, system }: ClockReading): Clock {
  switch (setting.mode) {
    case 'system':
    case 'offset':
      return setting
    case 'frozen':
      return { mode: 'frozen', at: setting.at ?? readClock(clock, system) }
    case 'running': {
      const at = setting.at ?? readClock(clock, system)
      return { mode: 'running', at, since: system, rate: paceOf(setting) / 1_000 }
    }
  }
}

/** The clock, moved by so many milliseconds. */
export function advanced(clock: Clock, byMs: number): Clock {
  switch (clock.mode) {
    case 'system':
      return { mode: 'offset', offsetMs: byMs }
    case 'offset':
      return { mode: 'offset', offsetMs: clock.offsetMs + byMs }
    case 'frozen':
    case 'running':
      return { ...clock, at: clock.at + byMs }
  }
}

/** Whether the clock may be replaced by the next one. */
export function decideMove({ clock, system }: ClockReading, next: Clock): MoveDecision {
  const [from, to] = [readClock(clock, system), readClock(next, system)]
  if (to < from) return { kind: 'earlier', now: from }
  if (to > LATEST_INSTANT || ('at' in next && next.at > LATEST_INSTANT)) {
    return { kind: 'tooLate', latest: LATEST_INSTANT }
  }
  return { kind: 'move', move: { clock: next, from, to } }
}
