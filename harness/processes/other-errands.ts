import { MARKET_NAMES } from './markets.ts'
import type { Shopper } from './shopper.ts'

/** Gives a number back that its resource owns. */
export async function releaseErrand({ ask, random, owned }: Shopper): Promise<void> {
  const number = random.take(owned)
  if (number === undefined) return
  if (random.percent(20)) await ask({ kind: 'number', number })
  const released = await ask({ kind: 'release', number })
  if (released?.operation !== undefined) await ask({ kind: 'operation', operation: released.operation })
  if (random.percent(20)) await ask({ kind: 'number', number })
}

/** Lists, browses and reads numbers, and tries to use a search of another resource. */
export async function lookErrand({ ask, random, owned, recent, resource }: Shopper): Promise<void> {
  const number = random.pick(owned)
  if (number !== undefined) await ask({ kind: 'number', number })
  if (random.percent(30)) {
    const listed = await ask({ kind: 'owned' })
    // Numbers of a purchase whose answer was lost are found again here.
    owned.push(...(listed?.numbers ?? []).filter((each) => !owned.includes(each)).slice(0, 3))
  }
  if (random.percent(30)) await ask({ kind: 'browse', market: random.pick(MARKET_NAMES) })
  const strange = random.pick(recent)
  if (strange === undefined || strange.resource === resource) return
  await ask({ kind: random.pick(['result', 'purchase', 'cancel'] as const), search: strange.search })
}
