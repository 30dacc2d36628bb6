import type { Offering } from '../numbering/offering.ts'
import { type StockScope, scopeWithin } from '../numbering/stock-scope.ts'
import type { InForce } from './register/in-force.ts'

/** The offerings that a resource may buy: those of the stocks that are open to it. The same list each time. */
export function offeredTo({ offerings, policyFor }: InForce, resource: string): readonly Offering[] {
  const { stocks } = policyFor(resource)
  if (stocks === undefined) return offerings
  const before = ANSWERS.get(stocks)
  if (before?.of === offerings) return before.offered
  const offered = offerings.filter((offering) => scopeWithin(stocks, offering) !== undefined)
  ANSWERS.set(stocks, { of: offerings, offered })
  return offered
}

/** What fits an offering is remembered by the list, so each search needs the same one. */
const ANSWERS = new WeakMap<
  readonly StockScope[],
  { readonly of: readonly Offering[]; readonly offered: readonly Offering[] }
>()
