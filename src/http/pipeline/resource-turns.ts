/** What becomes of a request. */
export interface Turn {
  /** Does the work of the request; its turn lasts until `end` is called, once. */
  begin(): void
  /** Called instead of `begin`, where the turn did not come in time. */
  giveUp(): void
}

interface Waiting {
  readonly turn: Turn
  timer?: NodeJS.Timeout
}

/** The requests of one resource that are under way or wait. */
interface Line {
  underWay: number
  readonly waiting: Waiting[]
}

export interface ResourceTurnsOptions {
  /** How many requests may be under way, while resources share the server, of those resources whose requests wait. */
  readonly sharedLimit: number
  /** For how long, in milliseconds, a resource that has called counts among those that share the server. */
  readonly sharedMs: number
  /** How long a request waits for its turn, in milliseconds: what is under way may itself wait for the store. */
  readonly waitMs: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

/**
 * Turns for the requests of each resource. All requests share one event loop, which takes them in the order of their
 * arrival. So a request waits for the work of every request that a neighbour has sent before, unless few of those are
 * begun at a time: a client sends its next request after an answer, so few answers also mean few new requests. A
 * resource that is alone has no limit, since the store does many calls together in less time.
 */
export class ResourceTurns {
  readonly #options: ResourceTurnsOptions
  readonly #lines = new Map<string, Line>()
  /** The lines in which requests wait. */
  readonly #crowded = new Set<Line>()
  /** When each resource last called, in steady milliseconds, and when old ones were last removed. */
  readonly #calledAt = new Map<string, number>()
  #prunedAt = 0

  constructor(options: ResourceTurnsOptions) {
    this.#options = options
  }

  /** Begins the turn of a request at once, or when it comes. */
  take(resource: string, turn: Turn): void {
    this.#note(resource)
    const line = this.#lines.get(resource) ?? { underWay: 0, waiting: [] }
    this.#lines.set(resource, line)
    const waiting: Waiting = { turn }
    line.waiting.push(waiting)
    this.#goOn(line)
    if (line.waiting.at(-1) === waiting) this.#limitWait(line, waiting)
  }

  /** Ends a turn of the resource. */
  end(resource: string): void {
    const line = this.#lines.get(resource)
    if (line === undefined) return
    line.underWay -= 1
    this.#goOn(line)
    if (line.underWay === 0) this.#lines.delete(resource)
  }

  #goOn(line: Line): void {
    const limit = this.#limitOf(line)
    while (line.underWay < limit) {
      const next = line.waiting.shift()
      if (next === undefined) break
      clearTimeout(next.timer)
      line.underWay += 1
      next.turn.begin()
    }
    if (line.waiting.length > 0) this.#crowded.add(line)
    else this.#crowded.delete(line)
  }

  #limitWait(line: Line, waiting: Waiting): void {
    waiting.timer = setTimeout(() => {
      // It has waited longest, so it is found as the first one: a copy for each of a crowd would take long.
      line.waiting.splice(line.waiting.indexOf(waiting), 1)
      this.#goOn(line)
      waiting.turn.giveUp()
    }, this.#options.waitMs).unref()
  }

  /** Resources whose requests wait share the limit; each of them has a turn at least, so that it goes on. */
  #limitOf(line: Line): number {
    if (this.#calledAt.size < 2) return Number.POSITIVE_INFINITY
    const others = this.#crowded.size - (this.#crowded.has(line) ? 1 : 0)
    return Math.max(1, Math.floor(this.#options.sharedLimit / (others + 1)))
  }

  #note(resource: string): void {
    const { sharedMs, steadyNow } = this.#options
    const now = steadyNow()
    this.#calledAt.set(resource, now)
    if (now - this.#prunedAt < sharedMs) return
    this.#prunedAt = now
    for (const [name, at] of this.#calledAt) if (now - at >= sharedMs) this.#calledAt.delete(name)
  }
}
