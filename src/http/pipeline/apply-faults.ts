import type { Verdict } from '../../control/faults/fault-rules.ts'
import { judgeRequest } from '../../control/faults/judge-request.ts'
import { clientLeft } from '../errors/fault-errors.ts'
import { applyEffect } from '../faults/apply-effect.ts'
import type { FaultWaits } from '../faults/fault-waits.ts'
import { readNamedSubject } from '../faults/read-named-subject.ts'
import { answerFault, type FaultLog, type Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

export interface FaultsOptions {
  /** Whether the controls are on; asked at each request. */
  readonly isOn: () => boolean
  readonly waits: FaultWaits
  readonly log: FaultLog
}

/**
 * Does to a request of the ACS API what the fault rules of its inventory say, before the work. A request to an
 * inventory without rules passes at once.
 */
export function applyFaults({ isOn, waits, log }: FaultsOptions): Step {
  return (exchange, next) => {
    const { destination, caller, controlled } = exchange
    if (controlled === undefined || controlled.faults.isEmpty || !isOn()) return next()
    if (destination.kind !== 'operation' || caller?.kind !== 'resource') return next()
    const { faults, inventory } = controlled
    const { operation, parameters } = destination
    const verdict = judgeRequest(faults, inventory.store, {
      operation: operation.operationId,
      resource: caller.resource,
      named: () => readNamedSubject(exchange, parameters),
    })
    if (!(verdict instanceof Promise)) return hit(exchange, verdict, waits, next)
    verdict.then(
      (found) => hit(exchange, found, waits, next),
      (error: unknown) => answerFault(exchange, error, log),
    )
  }
}

function hit(exchange: Exchange, verdict: Verdict, waits: FaultWaits, next: () => void): void {
  const { rules, latencyMs, effect } = verdict
  const { response } = exchange
  exchange.faults = rules
  const goOn = () => {
    if (effect === undefined || applyEffect(exchange, effect, waits)) next()
  }
  if (latencyMs === 0) {
    goOn()
    return
  }
  void waits.wait(latencyMs, response).then(() => {
    // A client that gave up during the latency has, as far as it can tell, sent nothing.
    if (response.destroyed) exchange.refuse(clientLeft)
    else goOn()
  })
}
