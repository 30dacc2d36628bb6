import type { RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The requests that are being answered, so that none is cut off when the server stops. */
export class RequestsInFlight {
  readonly #responses = new Set<ServerResponse>()
  #whenDone: (() => void) | undefined

  /** The listener, with each of its requests watched. */
  watch(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.#responses.add(response)
      response.once('close', () => this.#remove(response))
      if (this.#whenDone !== undefined) closeAfterwards(response)
      listener(request, response)
    }
  }

  /** Whether an answer has begun on the connection: any other bytes written to it would be taken for its rest. */
  isAnswering(socket: Duplex): boolean {
    return [...this.#responses].some((response) => response.socket === socket && response.headersSent)
  }

  /** Resolves when all are answered; until then new ones on open connections are answered too. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenDone = resolve
      for (const response of this.#responses) closeAfterwards(response)
      if (this.#responses.size === 0) resolve()
    })
  }

  #remove(response: ServerResponse): void {
    this.#responses.delete(response)
    if (this.#responses.size === 0) this.#whenDone?.()
  }
}

function closeAfterwards(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
