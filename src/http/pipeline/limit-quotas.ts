import type { ControlledInventory } from '../../control/controlled-inventory.ts'
import type { NamedSubject } from '../../control/faults/named-subject.ts'
import type { Taking } from '../../control/quotas/quotas.ts'
import { purchasesUsedUp, searchesUsedUp } from '../errors/control-errors.ts'
import { readNamedSubject } from '../faults/read-named-subject.ts'
import { readSending } from '../request/read-sending.ts'
import { answerFault, type FaultLog, type Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/**
 * Refuses a search or a purchase beyond the quota of its resource. Only requests that are accepted count, and one that
 * is sent again, because its answer was lost, does not count again. An inventory without quotas pays nothing.
 */
export function limitQuotas(log: FaultLog): Step {
  return (exchange, next) => {
    const { destination, caller, controlled, request } = exchange
    if (destination.kind !== 'operation' || caller?.kind !== 'resource' || controlled === undefined)
      return next()
    const { resource } = caller
    const { searchQuota, purchaseQuota } = controlled.inventory.register.current().policyFor(resource)
    const { kind } = destination.operation
    if (purchaseQuota !== undefined && kind === 'purchase') {
      const subject = subjectOf(readNamedSubject(exchange, destination.parameters))
      const taking = controlled.quotas.takePurchase(resource, subject, purchaseQuota)
      if (taking.kind === 'usedUp') exchange.refuse(purchasesUsedUp(purchaseQuota))
      else goOn(exchange, taking.giveBack, next)
      return
    }
    if (searchQuota === undefined || kind !== 'search') return next()
    const sending = readSending(caller, request)
    if (sending !== undefined && controlled.inventory.sentSearches.hasLost(resource, sending)) return next()
    takeSearch(controlled, resource, searchQuota).then(
      (taking) => {
        if (taking.kind === 'usedUp') exchange.refuse(searchesUsedUp(searchQuota, taking.waitMs))
        else goOn(exchange, taking.giveBack, next)
      },
      (error: unknown) => answerFault(exchange, error, log),
    )
  }
}

function subjectOf(named: NamedSubject): string {
  if (named.kind === 'search') return named.searchId.toLowerCase()
  return named.kind === 'reservation' ? named.reservationId.toLowerCase() : ''
}

async function takeSearch(
  { quotas, inventory }: ControlledInventory,
  resource: string,
  limit: number,
): Promise<Taking> {
  return quotas.takeSearch(resource, limit, await inventory.store.now())
}

/** Lets the request pass; if it is not accepted, it does not count. */
function goOn(exchange: Exchange, giveBack: () => void, next: () => void): void {
  exchange.response.once('close', () => {
    if (exchange.status !== 202) giveBack()
  })
  next()
}
