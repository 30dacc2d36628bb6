import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'
import { loggedTarget } from './logged-target.ts'
import { readClaim } from './read-claim.ts'

/** The log of answers. */
export interface AnswerLog {
  isLevelEnabled(level: 'info'): boolean
  info(facts: object, message: string): void
}

/**
 * Logs one line for each answered exchange, also if its connection was lost meanwhile. Headers and bodies are not
 * logged, so the log has neither keys nor tokens.
 */
export function logAnswer(log: AnswerLog): Step {
  return (exchange, next) => {
    if (log.isLevelEnabled('info')) exchange.onSettled(() => log.info(factsOf(exchange), 'request'))
    next()
  }
}

function factsOf(exchange: Exchange): object {
  const { destination, method, target, status, startedAt, caller, faults } = exchange
  const { controlled, correlationVector, clientRequestId } = exchange
  return {
    operation: destination.kind === 'operation' ? destination.operation.operationId : undefined,
    method,
    target: loggedTarget(target.raw),
    status,
    sandbox: controlled?.name,
    ms: Math.round(performance.now() - startedAt),
    resource: caller?.kind === 'resource' ? caller.resource : undefined,
    operator: caller?.kind === 'operator' ? caller.by : undefined,
    claim: readClaim(exchange),
    // Only where there are any: most servers never have a fault rule.
    ...(faults.length > 0 && { faults }),
    msCv: correlationVector,
    clientRequestId,
  }
}
