import type { MachineClock } from '../../src/timing/machine-clock.ts'

/** The instant at which the clock of every run begins. */
export const START = Date.UTC(2026, 0, 15, 12)

/** The clocks of a machine, which stand still until time is let pass. */
export class Machine implements MachineClock {
  #passedMs = 0

  readonly systemNow = (): number => START + this.#passedMs
  readonly steadyNow = (): number => this.#passedMs

  pass(ms: number): void {
    this.#passedMs += ms
  }
}
