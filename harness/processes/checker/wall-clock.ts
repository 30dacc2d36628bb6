import type { Interval } from './intervals.ts'
import type { Terms } from './run.ts'

/** Whole milliseconds are rounded down, and two clocks of one machine are read one after the other. */
const READING_MS = 3

/** The earliest and the latest time of the clients' clock at which a server's clock showed this time. */
export type WallClock = (wallTime: number) => Interval

export function wallClock({ epochs }: Terms): WallClock {
  const [early, late] = [Math.max(...epochs), Math.min(...epochs)]
  return (wallTime) => ({ from: wallTime - early - READING_MS, to: wallTime - late + READING_MS })
}
