import { type Repeating, repeat, type Sleep } from '../../timing/repeat.ts'
import type { RegisterLog } from './open-register.ts'
import type { Register } from './register.ts'

export interface FollowOptions {
  readonly register: Register
  readonly sleep: Sleep
  /** A number from 0 to 1, so that processes which start together do not poll together. */
  readonly random: () => number
  readonly log: RegisterLog
}

/** The shortest and the longest pause, in milliseconds. A pause and a reading together take less than a second. */
const PAUSE_MS = { from: 500, to: 900 }

/**
 * Polls the register, so that reads and authentication follow the changes of other processes within a second.
 * Commands need no polling: the store refuses a command that was composed under an older version of the register.
 */
export function followRegister({ register, sleep, random, log }: FollowOptions): Repeating {
  let failing = false
  return repeat({
    pauseMs: () => PAUSE_MS.from + random() * (PAUSE_MS.to - PAUSE_MS.from),
    sleep,
    async round() {
      try {
        await register.refresh()
        failing = false
      } catch (error) {
        // An outage is logged once, however long it lasts.
        const reason = error instanceof Error ? error.message : String(error)
        if (!failing)
          log.warn({ reason }, 'The register cannot be read; what was in force before stays in force')
        failing = true
      }
    },
  })
}
