import type { Instant } from '../../src/numbering/instant.ts'
import { type Machine, START } from './machine.ts'

/** The clock of an inventory: frozen, or running so many times as fast as the machine's. It stands at `START` at first. */
export class ModelClock {
  readonly #machine: Machine
  /** The machine's time when the clock showed `#at`. */
  #since: number
  #at: Instant = START
  /** 0 if the clock is frozen. */
  #rate = 0

  constructor(machine: Machine) {
    this.#machine = machine
    this.#since = machine.systemNow()
  }

  get now(): Instant {
    return this.#at + (this.#machine.systemNow() - this.#since) * this.#rate
  }

  get rate(): number {
    return this.#rate
  }

  set(at: Instant, rate: number): void {
    this.#since = this.#machine.systemNow()
    this.#at = at
    this.#rate = rate
  }
}
