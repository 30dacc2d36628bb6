import type { FaultOperation } from '../../control/faults/fault-operations.ts'
import type { Verdict } from '../../control/faults/fault-rules.ts'
import { toForcedOutcome } from '../../control/faults/to-forced-outcome.ts'
import { connectionDropped } from '../errors/fault-errors.ts'
import type { Exchange } from '../pipeline/exchange.ts'
import { answerInPlace } from './answer-in-place.ts'
import { cutOff, dropAnswer, sendSlowly } from './deliveries.ts'
import type { FaultWaits } from './fault-waits.ts'
import { readQuantity } from './read-named-subject.ts'

const SEARCH: FaultOperation = 'SearchAvailablePhoneNumbers'

/**
 * Does to a request what a rule says, beside latency. Returns whether the work is to be done; if not, the request is
 * answered.
 */
export function applyEffect(
  exchange: Exchange,
  { rule, does }: NonNullable<Verdict['effect']>,
  waits: FaultWaits,
): boolean {
  switch (does.kind) {
    case 'force': {
      const quantity = isOperation(exchange, SEARCH) ? readQuantity(exchange) : undefined
      exchange.forced = toForcedOutcome(does, rule, quantity)
      return true
    }
    case 'answer':
      answerInPlace(exchange, rule, does)
      return false
    case 'drop':
      exchange.deliver = dropAnswer
      if (does.when === 'before') exchange.refuse(connectionDropped)
      return does.when === 'after'
    case 'slowBody':
      exchange.deliver = sendSlowly(does, waits)
      return true
    case 'cutBody':
      exchange.deliver = cutOff(does)
      return true
  }
}

function isOperation({ destination }: Exchange, operation: FaultOperation): boolean {
  return destination.kind === 'operation' && destination.operation.operationId === operation
}
