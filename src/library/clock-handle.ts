import {
  advanceClock,
  type ClockWish,
  type MovedClock,
  readClock,
  setClock,
} from '../control/clock/move-clock.ts'
import type { ControlledInventory } from '../control/controlled-inventory.ts'
import type { Instant } from '../numbering/instant.ts'
import { UsageError } from '../usage-error.ts'
import { checkRate } from './check-rate.ts'
import type { Clock, ClockChanges, ClockTime } from './clock.ts'
import type { Duration } from './duration.ts'
import { toInstant } from './to-instant.ts'
import { toMilliseconds } from './to-milliseconds.ts'

/** The clock of an inventory, for programs in the same process. */
export class ClockHandle implements Clock {
  readonly #controlled: ControlledInventory

  constructor(controlled: ControlledInventory) {
    this.#controlled = controlled
  }

  async now(): Promise<Date> {
    return new Date((await readClock(this.#controlled)).now)
  }

  async freeze(at?: ClockTime): Promise<ClockChanges> {
    return this.#set({ mode: 'frozen', ...(at !== undefined && { now: toInstant(at, 'clock') }) })
  }

  async advance(by: Duration): Promise<ClockChanges> {
    return toChanges(await advanceClock(this.#controlled, toMilliseconds(by, 'clock.advance: by')))
  }

  async set(time: ClockTime): Promise<ClockChanges> {
    const now = toInstant(time, 'clock')
    const clock = await readClock(this.#controlled)
    if (clock.mode === 'frozen') return this.#set({ mode: 'frozen', now })
    return this.#set({ mode: 'running', now, rate: clock.mode === 'running' ? clock.rate : 1 })
  }

  async resume({ rate = 1 }: { readonly rate?: number } = {}): Promise<ClockChanges> {
    return this.#set({ mode: 'running', rate: checkRate(rate, 'clock.resume: rate') })
  }

  async #set(wish: ClockWish): Promise<ClockChanges> {
    return toChanges(await setClock(this.#controlled, wish))
  }
}

function toChanges(answer: MovedClock): ClockChanges {
  switch (answer.kind) {
    case 'earlier':
      throw new UsageError(`clock: the time is ${toIso(answer.now)} already, and it only goes forward`)
    case 'tooLate':
      throw new UsageError(`clock: the latest time is ${toIso(answer.latest)}`)
    case 'moved': {
      const { now, holdsEnded, reservationsEnded, operations, counts, numbersFree } = answer
      return {
        now: new Date(now),
        holdsEnded: holdsEnded.map(withDate),
        reservationsEnded: reservationsEnded.map(withDate),
        operations,
        counts,
        numbersFree,
      }
    }
  }
}

function withDate<T extends { readonly expiresAt: Instant }>({ expiresAt, ...rest }: T) {
  return { ...rest, expiresAt: new Date(expiresAt) }
}

function toIso(instant: Instant): string {
  return new Date(instant).toISOString()
}
