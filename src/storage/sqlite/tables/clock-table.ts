import type { Instant } from '../../../numbering/instant.ts'
import { type ForwardTime, readForward } from '../../../timing/forward-time.ts'
import type { MachineClock } from '../../../timing/machine-clock.ts'
import type { ClockReading } from '../../decide/decide-clock.ts'
import { type Clock, readClock } from '../../port/clock.ts'
import { clockValues, toClock } from '../../rows/clock-columns.ts'
import { integer } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'

export interface ClockTable {
  now(): Instant
  /** The clock, and the system's time as far as it goes forward. */
  read(): ClockReading
  set(clock: Clock): void
  /** Changes a counter in the clock's row, so that there is something to commit. */
  touch(): void
  /**
   * Writes down how far time has gone, so that it does not go back at the next start. To be called before a commit. The
   * row has an instant that is up to a second later, and is therefore written once a second at most.
   */
  keepTime(): void
  /** Writes down how far time has gone exactly, at the end. */
  keepLastTime(): void
  /** Forgets the clock in memory; the next call reads the table. */
  forget(): void
}

interface ClockRow {
  readonly clock: Clock
  /** An instant that the system's part of the time had not passed when the row was written. */
  readonly notBeyond: Instant
}

/** By how many milliseconds the instant in the table is later than the time at which it is written. */
const KEPT_AHEAD_MS = 1_000

/**
 * If the system's clock is set back, expired holds must not come to life again: other searches may hold their numbers.
 * So the inventory's time only goes forward, also from one start to the next.
 *
 * @param onReading gets the milliseconds by which the inventory's time is ahead of the system's clock
 */
export function clockTable(
  database: SqliteDatabase,
  { systemNow, steadyNow }: MachineClock,
  onReading: (leadMs: number) => void,
): ClockTable {
  const select = database.prepare('SELECT * FROM clock')
  const update = database.prepare('UPDATE clock SET mode = ?, value = ?, since = ?, pace = ?')
  const touch = database.prepare('UPDATE clock SET touched = touched + 1')
  const keep = database.prepare('UPDATE clock SET not_beyond = ?')
  let loaded: ClockRow | undefined
  let time: ForwardTime | undefined
  let latest: Instant = 0

  function load(): ClockRow {
    const row = select.get()
    if (row === undefined) throw new Error('The clock has no row')
    return { clock: toClock(row), notBeyond: integer(row, 'not_beyond') }
  }

  function row(): ClockRow {
    loaded ??= load()
    return loaded
  }

  function write(notBeyond: Instant): void {
    keep.run(notBeyond)
    loaded = { ...row(), notBeyond }
  }

  function read(): ClockReading {
    const { clock, notBeyond } = row()
    const [system, steady] = [systemNow(), steadyNow()]
    const { now, next } = readForward(time ?? { at: notBeyond, steady }, system, steady)
    time = next
    latest = now
    onReading(now - system)
    return { clock, system: now }
  }

  return {
    now() {
      const { clock, system } = read()
      return readClock(clock, system)
    },
    read,
    set(next) {
      update.run(...clockValues(next))
      loaded = undefined
    },
    touch: () => void touch.run(),
    keepTime() {
      if (latest > row().notBeyond) write(latest + KEPT_AHEAD_MS)
    },
    keepLastTime() {
      if (latest > 0) write(latest)
    },
    forget() {
      loaded = undefined
    },
  }
}
