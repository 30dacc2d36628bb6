import { tooManyRequests } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import { RequestRates } from './request-rates.ts'
import type { ResourceTurns } from './resource-turns.ts'
import { inTurn } from './take-turns.ts'

/**
 * Refuses a resource that sends requests too fast, before the body is read. Only requests with good credentials count,
 * so nobody can use up the rate of another one. The operator and sandboxes have no limit. A refusal takes a turn as well:
 * a client that does not wait before it tries again gets few answers at a time.
 *
 * @param perSecond the most requests of this resource in a second; `undefined` for no limit. Asked at each request
 * @param steadyNow milliseconds that only go forward
 */
export function limitRate(
  perSecond: (resource: string) => number | undefined,
  turns: ResourceTurns,
  steadyNow: () => number,
): Step {
  const rates = new RequestRates()
  return (exchange, next) => {
    const { caller } = exchange
    if (caller?.kind !== 'resource' || caller.sandbox !== undefined) return next()
    const { resource } = caller
    const limit = perSecond(resource)
    if (limit === undefined || rates.take(resource, limit, steadyNow())) return next()
    inTurn(turns, resource, exchange, () => exchange.refuse(tooManyRequests(limit)))
  }
}
