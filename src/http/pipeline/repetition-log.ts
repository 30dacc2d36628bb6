import type { Exchange } from './exchange.ts'

/** How many requests are remembered, so that their repetitions are recognised. */
const LIMIT = 20_000

/**
 * Logs each request that was sent before with the same signature and client request id: after a lost answer, or because
 * a client gives different requests the same id.
 */
export class RepetitionLog {
  readonly #log: { warn(facts: object, message: string): void }
  /** The correlation vector of the last sending, by key; the oldest first. */
  readonly #sent = new Map<string, string>()

  constructor(log: { warn(facts: object, message: string): void }) {
    this.#log = log
  }

  /** Remembers a sending. Returns the correlation vector of the sending before it; nothing if it is the first one. */
  note(key: string, { correlationVector }: Exchange): string | undefined {
    const earlier = this.#sent.get(key)
    this.#sent.delete(key)
    this.#sent.set(key, correlationVector)
    if (this.#sent.size > LIMIT) {
      const [oldest = ''] = this.#sent.keys()
      this.#sent.delete(oldest)
    }
    return earlier
  }

  /**
   * @param earlier the correlation vector of the sending before, where this process served it
   * @param isRepeated whether the answer is the one of the sending before; unknown where absent
   */
  report(exchange: Exchange, earlier: string | undefined, isRepeated: boolean | undefined): void {
    const { destination, method, target, caller, controlled, correlationVector, clientRequestId } = exchange
    this.#log.warn(
      {
        operation: destination.kind === 'operation' ? destination.operation.operationId : undefined,
        method,
        path: target.path,
        sandbox: controlled?.name,
        resource: caller?.kind === 'resource' ? caller.resource : undefined,
        msCv: correlationVector,
        earlierMsCv: earlier,
        clientRequestId,
      },
      `A request was sent again with the same signature and client request id: ${OUTCOMES[`${isRepeated}`]}`,
    )
  }
}

const OUTCOMES = {
  true: 'it is answered as before',
  false: 'it is a new request',
  undefined: 'it is done again',
}
