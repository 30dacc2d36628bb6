import type { ControlledInventory } from '../../control/controlled-inventory.ts'
import { tooManyRequests } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import { RequestRates } from './request-rates.ts'
import type { ResourceTurns } from './resource-turns.ts'
import { inTurn } from './take-turns.ts'

/**
 * Refuses a resource that sends requests too fast, before the body is read. Only requests with good credentials count,
 * so nobody can use up the rate of another one. Each sandbox has rates of its own. The operator has no limit. A refusal
 * takes a turn as well: a client that does not wait before it tries again gets few answers at a time.
 *
 * @param steadyNow milliseconds that only go forward
 */
export function limitRate(turns: ResourceTurns, steadyNow: () => number): Step {
  const byInventory = new WeakMap<ControlledInventory, RequestRates>()
  return (exchange, next) => {
    const { caller, controlled } = exchange
    if (caller?.kind !== 'resource' || controlled === undefined) return next()
    const { resource } = caller
    const limit = controlled.inventory.register.current().policyFor(resource).requestsPerSecond
    if (limit === undefined) return next()
    const rates = byInventory.get(controlled) ?? new RequestRates()
    byInventory.set(controlled, rates)
    if (rates.take(resource, limit, steadyNow())) return next()
    const refuse = () => exchange.refuse(tooManyRequests(limit))
    if (caller.sandbox === undefined) inTurn(turns, resource, exchange, refuse)
    else refuse()
  }
}
