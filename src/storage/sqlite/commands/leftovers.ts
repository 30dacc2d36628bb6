import type { Leftovers } from '../../port/leftover-store.ts'
import type { Tables } from '../tables/index.ts'
import { liveHolds } from './live-holds.ts'

export function leftovers(tables: Tables, { limit }: { readonly limit: number }): Leftovers {
  const held = liveHolds(tables, { limit })
  const bought = tables.owned.listAll(limit, held.now)
  return { ...held, owned: bought.listed, counts: { ...held.counts, owned: bought.count } }
}
