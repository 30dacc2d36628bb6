import type { ServerResponse } from 'node:http'

/**
 * Sends the answers of one turn of the event loop together, at the end of the turn. An answer that is sent alone may
 * wake its client, and on a machine with few cores the client then delays the next answers: over a store that does
 * nothing, sending together made 1.4 times as many requests (docs/decisions/pipeline.md).
 */
export class AnswerQueue {
  #waiting: (() => void)[] = []
  #following: (() => void)[] = []

  /** Ends a response whose head is written. */
  end(response: ServerResponse, text: string | undefined): void {
    this.#schedule()
    this.#waiting.push(() => response.end(text))
  }

  /** Calls the listener when the answers of this turn are sent. */
  afterwards(listener: () => void): void {
    this.#schedule()
    this.#following.push(listener)
  }

  #schedule(): void {
    if (this.#waiting.length === 0 && this.#following.length === 0) setImmediate(() => this.#flush())
  }

  #flush(): void {
    const waiting = this.#waiting
    const following = this.#following
    this.#waiting = []
    this.#following = []
    for (const send of waiting) send()
    for (const listener of following) listener()
  }
}
