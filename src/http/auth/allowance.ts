/**
 * Work that may be done in vain: so much in a second, and a second of it at once. It may be overdrawn by one piece of
 * work, and is then used up until the debt is paid.
 */
export class Allowance {
  readonly #perSecond: number
  readonly #steadyNow: () => number
  /** When all of the work is allowed again, by the steady clock. */
  #fullAt = 0

  /** @param steadyNow milliseconds that only go forward */
  constructor(perSecond: number, steadyNow: () => number) {
    this.#perSecond = perSecond
    this.#steadyNow = steadyNow
  }

  get isUsedUp(): boolean {
    return this.#fullAt - this.#steadyNow() >= 1_000
  }

  spend(work: number): void {
    this.#fullAt = Math.max(this.#fullAt, this.#steadyNow()) + (work * 1_000) / this.#perSecond
  }
}
