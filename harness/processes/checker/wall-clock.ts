import type { Interval } from './intervals.ts'
import type { Terms } from './run.ts'

/** Whole milliseconds are rounded down, and two clocks of one machine are read one after the other. */
const READING_MS = 3

/** When it was by the clients' clock, at the earliest and at the latest, that a server's clock showed this. */
export type WallClock = (wallTime: number) => Interval

export function wallClock({ epochs }: Terms): WallClock {
  const [early, late] = [Math.max(...epochs), Math.min(...epochs)]
  return (wallTime) => ({ from: wallTime - early - READING_MS, to: wallTime - late + READING_MS })
}
