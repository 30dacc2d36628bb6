import type { Crowd } from './connections.ts'

export interface CrowdLogOptions {
  readonly log: { warn(facts: object, message: string): void }
  /** The most connections at a time. */
  readonly limit: number
}

const MESSAGES: Readonly<Record<Crowd['kind'], string>> = {
  all: 'There are as many connections as --max-connections allows, so the longest idle ones are closed for new ones',
  address:
    'An address has its share of the connections, so its longest idle ones are closed for its new ones; if it is a proxy, name it with --trusted-proxy',
}

/** Logs that there are too many connections: one line for each kind and span of time, and how many there were. */
export class CrowdLog {
  readonly #options: CrowdLogOptions
  /** How many connections of each kind there were in this span. */
  #counts = new Map<Crowd['kind'], number>()

  constructor(options: CrowdLogOptions) {
    this.#options = options
  }

  report({ kind, address }: Crowd): void {
    const count = this.#counts.get(kind) ?? 0
    this.#counts.set(kind, count + 1)
    const { log, limit } = this.#options
    if (count === 0) log.warn({ limit, peer: address }, MESSAGES[kind])
  }

  /** Ends the span, and logs how many connections it left out. */
  endSpan(): void {
    for (const [kind, count] of this.#counts) {
      if (count > 1) this.#options.log.warn({ leftOut: count - 1 }, MESSAGES[kind])
    }
    this.#counts = new Map()
  }
}
