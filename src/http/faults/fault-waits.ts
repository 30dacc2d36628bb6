import type { ServerResponse } from 'node:http'
import type { Sleep } from '../../timing/repeat.ts'

/** The waits of requests that a fault rule slows down, in real time. */
export class FaultWaits {
  readonly #sleep: Sleep
  readonly #waiting = new Set<AbortController>()
  #isStopped = false

  constructor(sleep: Sleep) {
    this.#sleep = sleep
  }

  /** Waits; resolves early when the client goes away, or the server stops. Never rejects. */
  async wait(ms: number, response: ServerResponse): Promise<void> {
    if (ms <= 0 || this.#isStopped || response.destroyed) return
    const waiting = new AbortController()
    const end = () => waiting.abort()
    const { socket } = response.req
    const { timeout } = socket
    this.#waiting.add(waiting)
    response.once('close', end)
    // The server closes a connection that is silent for long, and this silence is meant.
    socket.setTimeout(0)
    await this.#sleep(ms, waiting.signal)
    socket.setTimeout(timeout ?? 0)
    response.off('close', end)
    this.#waiting.delete(waiting)
  }

  /** Ends all waits, and those to come, so that requests are answered before the server stops. */
  stop(): void {
    this.#isStopped = true
    for (const waiting of this.#waiting) waiting.abort()
  }
}
