import {
  cancel,
  ownedNumbers,
  release,
  type SearchResult,
  search,
  searchResult,
} from '../../test/support/api.ts'
import { AREA_CODE, type Arena } from './arena.ts'
import type { Claim } from './racer.ts'

/** The state of the numbers after a round, as clients see it. */
export interface RoundState {
  readonly held: readonly string[]
  readonly owned: readonly string[]
  readonly free: readonly string[]
  /** The faults, one line each. */
  readonly faults: readonly string[]
}

/** Compares the inventory with the answers, and frees all numbers again. */
export async function checkRound(arena: Arena, claims: readonly Claim[]): Promise<RoundState> {
  const { clients, lastNumbers, soldBefore } = arena
  const counts = await arena.count?.()
  const faults = claims.flatMap((claim) => claim.faults)

  const held: string[] = []
  await Promise.all(
    claims.map(async (claim) => {
      const result = await searchResult(claim.plan.client, claim.searchId)
      faults.push(...checkResult(claim, result, arena.expire !== undefined))
      if (!claim.bought) held.push(...(result?.phoneNumbers ?? []))
    }),
  )
  const owned: string[] = []
  for (const racer of clients.racers) {
    const numbers = await ownedNumbers(racer)
    const kept = claims.filter(({ plan, bought, released }) => plan.client === racer && bought && !released)
    const expected = listed(kept.flatMap(({ found }) => found))
    if (listed(numbers) !== expected) faults.push(`owned ${listed(numbers)} instead of ${expected}`)
    owned.push(...numbers)
  }
  const probe = await search(clients.reseller, AREA_CODE, 1_000)
  const free = (await searchResult(clients.reseller, probe))?.phoneNumbers ?? []

  const all = listed([...held, ...owned, ...free])
  if (all !== listed(lastNumbers)) faults.push(`held, owned and free are ${all}, and not each number once`)
  if (counts !== undefined && (counts.busy !== held.length || counts.owned !== soldBefore + owned.length)) {
    faults.push(
      `${held.length} held and ${owned.length} owned, where the store counts ${JSON.stringify(counts)}`,
    )
  }

  await cancel(clients.reseller, probe)
  await Promise.all(
    claims.map(async ({ plan, searchId, found, bought, released }) => {
      if (!bought) await cancel(plan.client, searchId)
      else if (!released) await Promise.all(found.map((number) => release(plan.client, number)))
    }),
  )
  return { held, owned, free, faults }
}

/** Whether the result of a search fits the outcome that its client was told. */
function checkResult(
  { plan, searchId, found, bought }: Claim,
  result: SearchResult | undefined,
  mayExpire: boolean,
) {
  if (result === undefined) return [`the search ${searchId} is gone`]
  const shown = listed(result.phoneNumbers)
  const allowed = [bought || plan.ending === 'keep' ? listed(found) : '']
  // The hold may have expired meanwhile.
  if (!bought && mayExpire) allowed.push('')
  const faults = allowed.includes(shown)
    ? []
    : [`a search to ${plan.ending} shows ${shown} and had ${listed(found)}`]
  const lost =
    !bought && found.length > 0 && (plan.ending === 'buy' || plan.ending === 'buy beside a stranger')
  if (lost && !mayExpire) faults.push(`the held numbers of ${searchId} could not be bought`)
  return faults
}

function listed(numbers: readonly string[]): string {
  return [...numbers].sort().join(' ')
}
