import type { Answer } from './checker/run.ts'
import { MARKET_NAMES } from './markets.ts'
import { aroundExpiry, type Shopper } from './shopper.ts'

const RECENT_LIMIT = 200

/** Searches, and then buys, cancels, does both at once, buys around the expiry, or lets the hold expire. */
export async function searchErrand(shopper: Shopper): Promise<void> {
  const { ask, random, recent, resource, owned } = shopper
  const quantity = random.percent(90) ? random.integer(1, 4) : random.integer(5, 30)
  const found = await ask({ kind: 'search', market: random.pick(MARKET_NAMES), quantity })
  const search = found?.search
  if (search === undefined) return
  const result = await ask({ kind: 'result', search })
  recent.push({ resource, search, numbers: result?.numbers ?? [] })
  if (recent.length > RECENT_LIMIT) recent.shift()

  const purchases = await endSearch(shopper, search, result)
  if (purchases.length === 0) return
  const shown = await ask({ kind: 'result', search })
  if (purchases.some((answer) => answer?.status === 202)) owned.push(...(shown?.numbers ?? []))
}

/** Ends the search in a random way, and resolves to the answers of its purchases. */
async function endSearch(
  shopper: Shopper,
  search: string,
  result: Answer | undefined,
): Promise<(Answer | undefined)[]> {
  const { ask, random } = shopper
  const purchase = () => ask({ kind: 'purchase', search })
  const cancel = () => ask({ kind: 'cancel', search })
  switch (random.integer(1, 10)) {
    case 1:
      await ask({ kind: 'operation', operation: `search_${search}` })
      return []
    case 2:
    case 3:
      await cancel()
      return []
    case 4:
      return Promise.all([purchase(), purchase()])
    case 5:
      return (await Promise.all([purchase(), cancel()])).slice(0, 1)
    case 6:
      await aroundExpiry(shopper, result?.expiresAt)
      return [await purchase()]
    case 7:
      await aroundExpiry(shopper, result?.expiresAt)
      await ask({ kind: 'result', search })
      return []
    default: {
      const bought = await purchase()
      if (bought?.operation !== undefined) await ask({ kind: 'operation', operation: bought.operation })
      return [bought]
    }
  }
}
