import type { Instant } from '../../../numbering/instant.ts'
import { type Clock, readClock } from '../../port/clock.ts'
import { integer, text } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'

export interface ClockTable {
  now(): Instant
  set(clock: Clock): void
  /** Changes a counter in the clock's row, so that there is something to commit. */
  touch(): void
  /** Forgets the clock in memory; the next call reads the table. */
  forget(): void
}

/** @param systemNow the system's time */
export function clockTable(database: SqliteDatabase, systemNow: () => Instant): ClockTable {
  const select = database.prepare('SELECT mode, value FROM clock')
  const update = database.prepare('UPDATE clock SET mode = ?, value = ?')
  const touch = database.prepare('UPDATE clock SET touched = touched + 1')
  let clock: Clock | undefined
  let latest: Instant = 0

  function load(): Clock {
    const row = select.get()
    if (row === undefined) throw new Error('The clock has no row')
    switch (text(row, 'mode')) {
      case 'offset':
        return { mode: 'offset', offsetMs: integer(row, 'value') }
      case 'frozen':
        return { mode: 'frozen', at: integer(row, 'value') }
      default:
        return { mode: 'system' }
    }
  }

  return {
    now() {
      clock ??= load()
      // If the system clock is set back, expired holds must not come to life again: other searches may hold their
      // numbers.
      latest = Math.max(latest, systemNow())
      return readClock(clock, latest)
    },
    set(next) {
      update.run(next.mode, next.mode === 'frozen' ? next.at : next.mode === 'offset' ? next.offsetMs : 0)
      clock = undefined
    },
    touch: () => void touch.run(),
    forget() {
      clock = undefined
    },
  }
}
