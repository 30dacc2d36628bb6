import type { ClockReading } from '../../decide/decide-clock.ts'
import { type Clock, LATEST_INSTANT } from '../../port/clock.ts'
import { clockValues, toClock } from '../../rows/clock-columns.ts'
import { integer, type Row } from '../../rows/row.ts'
import type { Query } from '../query.ts'

const SYSTEM_NOW = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/**
 * The time of a running clock, as `readClock` reckons it. The system's time is read once: two readings, one for whole
 * seconds and one for the rest, could differ.
 */
const RUNNING_NOW = `(
  SELECT least(${LATEST_INSTANT}, value + elapsed / 1000 * pace + elapsed % 1000 * pace / 1000)
  FROM (SELECT greatest(0, ${SYSTEM_NOW} - since) AS elapsed OFFSET 0) AS running)`

/**
 * The inventory's time, as an expression in a statement. It is PostgreSQL's time, so the clocks of the
 * machines need not agree.
 */
export const NOW = `(
  SELECT CASE mode WHEN 'frozen' THEN value WHEN 'offset' THEN ${SYSTEM_NOW} + value
    WHEN 'running' THEN ${RUNNING_NOW} ELSE ${SYSTEM_NOW} END
  FROM clock)`

/**
 * Waits for the end of all transactions, and keeps new ones waiting. Each transaction reads the clock before any other
 * table, so that none of those that wait has a lock on another table.
 */
export const KEEP_OTHERS_OUT = 'LOCK TABLE clock IN ACCESS EXCLUSIVE MODE'

/** The clock and the system's time, in the columns of `toClockReading`. */
export const READ_CLOCK = `SELECT *, ${SYSTEM_NOW} AS system FROM clock`

/** The clock. No other transaction changes it until this one ends. */
export async function lockClock({ query }: { readonly query: Query }): Promise<ClockReading> {
  await query('SELECT FROM clock FOR NO KEY UPDATE')
  // Read after the lock was waited for: the system's time has gone on meanwhile.
  const [row = {}] = await query(READ_CLOCK)
  return toClockReading(row)
}

/**
 * Writes the clock. Every process reads its row in each transaction, and so follows it from the next transaction on.
 */
export async function writeClock({ query }: { readonly query: Query }, clock: Clock): Promise<void> {
  await query('UPDATE clock SET mode = $1, value = $2, since = $3, pace = $4', clockValues(clock))
}

export function toClockReading(row: Row): ClockReading {
  return { clock: toClock(row), system: integer(row, 'system') }
}
