import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/** Where a line for each answer goes. */
export interface AnswerLog {
  isLevelEnabled(level: 'info'): boolean
  info(facts: object, message: string): void
}

/**
 * Logs a line for each exchange once its connection has done with it, answered or not. Headers and bodies stay out:
 * so neither keys nor tokens get into the log.
 */
export function logAnswer(log: AnswerLog): Step {
  return (exchange, next) => {
    if (log.isLevelEnabled('info'))
      exchange.response.once('close', () => log.info(factsOf(exchange), 'request'))
    next()
  }
}

function factsOf(exchange: Exchange): object {
  const { destination, method, target, response, startedAt, caller, correlationVector, clientRequestId } =
    exchange
  return {
    operation: destination.kind === 'operation' ? destination.operation.operationId : undefined,
    method,
    target: target.raw,
    status: response.headersSent ? response.statusCode : undefined,
    ms: Math.round(performance.now() - startedAt),
    resource: caller?.kind === 'resource' ? caller.resource : undefined,
    operator: caller?.kind === 'operator' ? caller.by : undefined,
    msCv: correlationVector,
    clientRequestId,
  }
}
