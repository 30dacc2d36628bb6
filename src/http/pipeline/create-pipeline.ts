import type { RequestListener } from 'node:http'
import { StorageError } from '../../storage/port/storage-error.ts'
import type { Transport } from '../auth/authenticator.ts'
import { internalError, storageUnavailable } from '../errors/errors.ts'
import { AnswerQueue } from './answer-queue.ts'
import { Exchange } from './exchange.ts'

/** A step that each request passes. It either answers the exchange or calls `next`, at once or later, only once. */
export type Step = (exchange: Exchange, next: () => void) => void

/** Where the pipeline logs faults. */
export interface FaultLog {
  error(facts: object, message: string): void
}

/**
 * Makes a request listener of steps, in their order. Steps are given callbacks and no promises: a framework with
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

/** Answers a fault of the server; the reason goes to the log alone. */
export function answerFault(exchange: Exchange, error: unknown, log: FaultLog): void {
  log.error({ err: error, target: exchange.target.raw }, 'A request failed')
  exchange.refuse(error instanceof StorageError ? storageUnavailable : internalError)
}
