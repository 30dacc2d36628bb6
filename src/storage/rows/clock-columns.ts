import { type Clock, paceOf } from '../port/clock.ts'
import { integer, type Row, text } from './row.ts'

/** The clock in a row of `clock`. */
export function toClock(row: Row): Clock {
  switch (text(row, 'mode')) {
    case 'offset':
      return { mode: 'offset', offsetMs: integer(row, 'value') }
    case 'frozen':
      return { mode: 'frozen', at: integer(row, 'value') }
    case 'running':
      return {
        mode: 'running',
        at: integer(row, 'value'),
        since: integer(row, 'since'),
        rate: integer(row, 'pace') / 1_000,
      }
    default:
      return { mode: 'system' }
  }
}

/** The values of the columns `mode`, `value`, `since` and `pace`. */
export function clockValues(clock: Clock): [mode: string, value: number, since: number, pace: number] {
  switch (clock.mode) {
    case 'system':
      return [clock.mode, 0, 0, 0]
    case 'offset':
      return [clock.mode, clock.offsetMs, 0, 0]
    case 'frozen':
      return [clock.mode, clock.at, 0, 0]
    case 'running':
      return [clock.mode, clock.at, clock.since, paceOf(clock)]
  }
}
