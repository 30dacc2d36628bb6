/**
 * The use of one sandbox. A request under way keeps the sandbox, and the work of a request keeps its store open: a
 * request that still sends its body has no work yet, and ends with the sandbox.
 */
export class SandboxUse {
  readonly #steadyNow: () => number
  readonly #ending = new AbortController()
  readonly #begunAt: number
  #requests = 0
  #works = 0
  /** When the last request began or ended, by the steady clock. */
  #usedAt: number
  #onRest: (() => void)[] = []

  /** @param steadyNow milliseconds that only go forward */
  constructor(steadyNow: () => number) {
    this.#steadyNow = steadyNow
    this.#begunAt = steadyNow()
    this.#usedAt = this.#begunAt
  }

  /** Aborted when the sandbox ends: answers that go on for ever, such as streams, end then. */
  get ended(): AbortSignal {
    return this.#ending.signal
  }

  /**
   * For how long there has been no request, in milliseconds; 0 while one is under way.
   * @param now by the steady clock, which the caller reads once for many sandboxes
   */
  idleMs(now: number): number {
    return this.#requests > 0 ? 0 : now - this.#usedAt
  }

  /** How long ago the use began, in milliseconds. */
  ageMs(now: number): number {
    return now - this.#begunAt
  }

  /** Begins a request, which ends when the returned function is called; later calls of it change nothing. */
  begin(): () => void {
    let isUnderWay = true
    this.#requests += 1
    this.#usedAt = this.#steadyNow()
    return () => {
      if (!isUnderWay) return
      isUnderWay = false
      this.#requests -= 1
      this.#usedAt = this.#steadyNow()
    }
  }

  /** Does work over the store, which stays open until the work is done; `undefined` if the sandbox has ended. */
  work(does: () => void | Promise<void>): Promise<void> | undefined {
    return this.ended.aborted ? undefined : this.#count(does)
  }

  /** Ends the use: no work begins from now on. Resolves when the work under way is done. */
  async end(): Promise<void> {
    this.#ending.abort()
    if (this.#works > 0) await new Promise<void>((resolve) => this.#onRest.push(resolve))
  }

  async #count(does: () => void | Promise<void>): Promise<void> {
    this.#works += 1
    try {
      await does()
    } finally {
      this.#works -= 1
      if (this.#works === 0) for (const resolve of this.#onRest.splice(0)) resolve()
    }
  }
}
