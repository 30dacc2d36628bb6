import { resourceSuspended } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/** Refuses the changes of a suspended resource, before the body is read. */
export const refuseSuspended: Step = (exchange, next) => {
  const { destination } = exchange
  const isRead = destination.kind !== 'operation' || destination.operation.kind === 'read'
  if (isRead || !isSuspended(exchange)) return next()
  exchange.refuse(resourceSuspended)
}

/** Whether the caller is a resource that is suspended now, as this process last read the register. */
export function isSuspended({ caller, controlled }: Exchange): boolean {
  if (caller?.kind !== 'resource' || controlled === undefined) return false
  return controlled.inventory.register.current().policyFor(caller.resource).isSuspended === true
}
