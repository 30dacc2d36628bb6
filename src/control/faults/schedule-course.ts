import { createRandom, type Random } from '../../sampling/random.ts'
import type { FaultSchedule } from './fault.ts'

/** The course of one rule over the requests that fit it. The same seed hits the same requests. */
export class ScheduleCourse {
  readonly #schedule: FaultSchedule
  readonly #random: Random
  #fitting = 0
  #hits = 0

  constructor(schedule: FaultSchedule) {
    this.#schedule = schedule
    this.#random = createRandom(schedule.seed)
  }

  /** How many requests fitted. */
  get fitting(): number {
    return this.#fitting
  }

  get hits(): number {
    return this.#hits
  }

  /** Counts a request that fits; whether the rule hits it. */
  take(): boolean {
    const { skip, every, times, probability } = this.#schedule
    this.#fitting += 1
    const place = this.#fitting - skip
    if (place <= 0 || place % every !== 0 || this.#hits >= times) return false
    if (probability < 1 && this.#random() >= probability) return false
    this.#hits += 1
    return true
  }

  /** A whole number between two, inclusive, by chance. */
  draw({ from, to }: { readonly from: number; readonly to: number }): number {
    return from === to ? from : from + Math.floor(this.#random() * (to - from + 1))
  }
}
