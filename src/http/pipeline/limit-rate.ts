import { tooManyRequests } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import { RequestRates } from './request-rates.ts'

/**
 * Refuses a resource that sends requests too fast, before the body is read. Only requests with good credentials count,
 * so nobody can use up the rate of another one. The operator and sandboxes have
 * no limit.
 *
 * @param perSecond the most requests of this resource in a second; `undefined` for no limit. Asked at each request
 * @param steadyNow milliseconds that only go forward
 */
export function limitRate(
  perSecond: (resource: string) => number | undefined,
  steadyNow: () => number,
): Step {
  const rates = new RequestRates()
  return (exchange, next) => {
    const { caller } = exchange
    if (caller?.kind !== 'resource' || caller.sandbox !== undefined) return next()
    const limit = perSecond(caller.resource)
    if (limit === undefined || rates.take(caller.resource, limit, steadyNow())) return next()
    exchange.refuse(tooManyRequests(limit))
  }
}
