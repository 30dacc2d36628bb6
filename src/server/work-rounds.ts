/**
 * How much of the work is begun in one round of the event loop. A round takes one new connection (libuv accepts no more),
 * so a client that connects behind a hundred others waits for a hundred rounds, which should be short.
 */
const ROUND = 16

/** Work that waits while the event loop goes on to other connections. It is begun in the order in which it came. */
export class WorkRounds {
  #waiting: (() => void)[] = []

  /** Does the work in a later round of the event loop. */
  add(work: () => void): void {
    this.#waiting.push(work)
    if (this.#waiting.length === 1) setImmediate(() => this.#begin())
  }

  #begin(): void {
    const round = this.#waiting.slice(0, ROUND)
    for (const work of round) work()
    // Until here the list has the work of this round, so that work which comes meanwhile begins no second round.
    this.#waiting = this.#waiting.slice(round.length)
    if (this.#waiting.length > 0) setImmediate(() => this.#begin())
  }
}
