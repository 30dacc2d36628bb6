import type { RequestListener } from 'node:http'
import { StorageError } from '../../storage/port/storage-error.ts'
import type { Transport } from '../auth/authenticator.ts'
import { internalError, storageUnavailable } from '../errors/errors.ts'
import { AnswerQueue } from './answer-queue.ts'
import { Exchange } from './exchange.ts'
import { loggedTarget } from './logged-target.ts'

/** A step that each request passes. A step answers the exchange or calls `next`, at once or later, and only once. */
export type Step = (exchange: Exchange, next: () => void) => void

/** The log of faults. */
export interface FaultLog {
  error(facts: object, message: string): void
}

/**
 * Makes a request listener from steps, in their order. Steps work with callbacks instead of promises: a framework with
 * asynchronous hooks took 1.8 times the processor time for the same requests (docs/decisions/pipeline.md).
 */
export function createPipeline(
  steps: readonly Step[],
  log: FaultLog,
): (transport: Transport) => RequestListener {
  const answers = new AnswerQueue()
  return (transport) => (request, response) => {
    const exchange = new Exchange(request, response, transport, answers)
    let index = 0
    const next = () => {
      const step = steps[index]
      index += 1
      try {
        step?.(exchange, next)
      } catch (error) {
        answerFault(exchange, error, log)
      }
    }
    next()
  }
}

/** Answers a request that failed by a fault of the server. The log has the reason, and the answer does not. */
export function answerFault(exchange: Exchange, error: unknown, log: FaultLog): void {
  log.error({ err: error, target: loggedTarget(exchange.target.raw) }, 'A request failed')
  exchange.refuse(error instanceof StorageError ? storageUnavailable : internalError)
}
