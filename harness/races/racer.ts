import { cancel, release, search, searchResult } from '../../test/support/api.ts'
import type { Send } from '../../test/support/keep-alive-client.ts'
import type { Random } from '../../test/support/random.ts'
import { AREA_CODE, type Clients } from './arena.ts'
import { purchase } from './purchase.ts'

const KEEPING = ['keep', 'buy', 'buy beside a stranger'] as const
const GIVING_BACK = ['cancel', 'buy and cancel at once', 'buy and release'] as const

/** The plan of one client for the numbers that it finds. Every purchase is sent twice at once. */
export interface Plan {
  readonly client: Send
  /** Calls as another resource, which must not reach the holds of this client. */
  readonly stranger: Send
  readonly quantity: number
  /** How often to search while nothing is found. */
  readonly attempts: number
  readonly ending: (typeof KEEPING)[number] | (typeof GIVING_BACK)[number]
}

/** @param keeping whether clients give no number back */
export function makePlan(random: Random, { racers, reseller }: Clients, keeping: boolean): Plan {
  return {
    client: random.pick(racers),
    stranger: reseller,
    quantity: random.percent(70) ? 1 : random.integer(2, 5),
    attempts: random.integer(1, 3),
    ending: random.pick(keeping ? KEEPING : [...KEEPING, ...GIVING_BACK]),
  }
}

/** The answers that a client got. */
export interface Claim {
  readonly plan: Plan
  readonly searchId: string
  readonly found: readonly string[]
  /** Whether the client was told that its purchase succeeded. */
  readonly bought: boolean
  /** Whether the client has released its numbers. */
  readonly released: boolean
  /** The wrong answers that the client got, one line each. */
  readonly faults: readonly string[]
}

/** @param afterStep called when the search is answered, and again when the requests after it are */
export async function race(plan: Plan, afterStep: () => Promise<void>): Promise<Claim> {
  const { client, stranger, quantity, ending } = plan
  const searchId = await search(client, AREA_CODE, quantity)
  const found = (await searchResult(client, searchId))?.phoneNumbers ?? []
  await afterStep()

  const buys = ending !== 'keep' && ending !== 'cancel'
  const cancels = ending === 'cancel' || ending === 'buy and cancel at once'
  const [first, second, stolen] = await Promise.all([
    buys ? purchase(client, searchId) : undefined,
    buys ? purchase(client, searchId) : undefined,
    ending === 'buy beside a stranger' ? purchase(stranger, searchId) : undefined,
    cancels ? cancel(client, searchId) : undefined,
  ])
  await afterStep()
  const faults: string[] = []
  if (JSON.stringify(first) !== JSON.stringify(second)) {
    faults.push(`purchased twice at once: ${JSON.stringify([first, second])}`)
  }
  if (first !== undefined && first.status !== 202 && first.status !== 400) {
    faults.push(`a purchase was answered ${first.status}`)
  }
  if (stolen !== undefined && stolen.status !== 404) {
    faults.push(`a stranger's purchase was answered ${stolen.status}`)
  }

  const bought = first?.status === 202
  const released = bought && ending === 'buy and release'
  if (released) await Promise.all(found.map((phoneNumber) => release(client, phoneNumber)))
  return { plan, searchId, found, bought, released, faults }
}
