import { resourceSuspended } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'

/** The operations that read, although their method is POST. */
const READS: readonly string[] = ['BrowseAvailableNumbers', 'OperatorInformationSearch']

/** Refuses the changes of a suspended resource, before the body is read. */
export const refuseSuspended: Step = (exchange, next) => {
  const { caller, controlled, destination } = exchange
  if (caller?.kind !== 'resource' || controlled === undefined || destination.kind !== 'operation')
    return next()
  const { method, operationId } = destination.operation
  const isRead = method === 'GET' || READS.includes(operationId)
  if (isRead || !controlled.inventory.register.current().policyFor(caller.resource).isSuspended) return next()
  exchange.refuse(resourceSuspended)
}
