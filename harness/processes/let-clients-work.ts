import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { v4 as newGuid } from 'uuid'
import { createRandom } from '../../test/support/random.ts'
import { type FinalState, OPERATOR, type Outage, type Run, type Terms } from './checker/run.ts'
import type { Fleet } from './fleet.ts'
import { MARKET_NAMES, MARKETS } from './markets.ts'
import { operate } from './operate.ts'
import { readStock } from './read-stock.ts'
import { readTrail } from './read-trail.ts'
import { type Ask, createRecorder, type Recorder } from './recorder.ts'
import { AUDITOR, accessKeyOf, RESOURCES } from './resources.ts'
import { shop } from './shop.ts'
import type { RecentSearch } from './shopper.ts'

export interface ClientsOptions {
  readonly seed: number
  readonly clients: number
  /** How many of the operator's people change numbers meanwhile; nobody if it is absent. */
  readonly operators?: number
  readonly seconds: number
  /** Whether the clients have SIP routing; they do if absent. */
  readonly hasSip?: boolean
  readonly fleet: Fleet
  /** Where the inventory is now, for the harness's own reading. */
  readonly database: () => pg.ClientConfig
  /** Causes outages until the run is over, and answers them. The clients stop after it. */
  readonly disturb: (now: () => number, isOver: () => boolean) => Promise<readonly Outage[]>
  /** Whether the clients stop when the outages are over, though seconds are left; they go on if it is absent. */
  readonly endsWithOutages?: boolean
  readonly terms: Pick<Terms, 'lateMs' | 'recoveryMs'>
}

/**
 * The limits of a request one after the other, in milliseconds (docs/operate.md): 10 s for its turn, 10 s for that of a
 * search, 6.5 s for a connection to one of two hosts, 8 s for a statement and 8 s for the commit.
 */
const LONGEST_MS = 42_500
/** The machine of a harness is busy. */
const BUSY_MS = 2_500
const HOLD_SECONDS = 2
const AGING_SECONDS = 1
/** How long before the end of the run the outages end. */
const PEACE_SECONDS = 2

/** The configuration of each process. */
export function fleetConfiguration(): object {
  const resources = [...RESOURCES, AUDITOR].map((name) => ({ name, accessKeys: [accessKeyOf(name)] }))
  return { resources, maxRequestsPerSecond: 0, holdSeconds: HOLD_SECONDS, agingSeconds: AGING_SECONDS }
}

/** Lets the clients work through the processes, and reads the inventory when they are done. */
export async function letClientsWork(options: ClientsOptions): Promise<Run> {
  const {
    seed,
    clients,
    operators = 0,
    hasSip = true,
    seconds,
    fleet,
    database,
    disturb,
    endsWithOutages = false,
    terms,
  } = options
  const now = () => performance.now()
  const epoch = () => Date.now() - now()
  const firstEpoch = epoch()
  const recorder = createRecorder(fleet, now)
  const audit = recorder.client(AUDITOR, createRandom(seed))
  const stock = await readStock(database())

  const end = now() + seconds * 1_000
  let over = false
  const recent: RecentSearch[] = []
  const owned = new Map(RESOURCES.map((resource) => [resource, [] as string[]]))
  const shopping = Array.from({ length: clients }, (_, client) => {
    const random = createRandom(seed + client + 1)
    const resource = RESOURCES[client % RESOURCES.length] ?? RESOURCES[0]
    const ask = recorder.client(resource, random)
    const shopper = {
      resource,
      ask,
      random,
      owned: owned.get(resource) ?? [],
      recent,
      newReservationId: newGuid,
    }
    return shop(shopper, { isOver: () => over, hasSip })
  })
  const numbers = Object.values(stock).flat()
  const operating = Array.from({ length: operators }, (_, nth) => {
    const random = createRandom(seed + clients + nth + 1)
    return operate({ ask: recorder.client(OPERATOR, random), random }, numbers, recent, () => over)
  })
  const outages = await disturb(now, () => now() >= end - PEACE_SECONDS * 1_000)
  await delay(Math.max(PEACE_SECONDS * 1_000, endsWithOutages ? 0 : end - now()))
  over = true
  await Promise.all([...shopping, ...operating])
  // After this pause all holds have expired and all released numbers have aged, so these numbers are free.
  await delay((HOLD_SECONDS + AGING_SECONDS) * 1_000)

  const state = await readEnd(recorder, audit, database())
  return {
    terms: {
      seed,
      holdMs: HOLD_SECONDS * 1_000,
      agingMs: AGING_SECONDS * 1_000,
      ...terms,
      longestMs: LONGEST_MS + BUSY_MS,
      resources: [...RESOURCES],
      stock,
      epochs: [firstEpoch, epoch()],
    },
    attempts: recorder.attempts,
    outages,
    end: state,
  }
}

async function readEnd(recorder: Recorder, audit: Ask, database: pg.ClientConfig): Promise<FinalState> {
  const random = createRandom(0)
  const owned = await Promise.all(
    RESOURCES.map(async (resource) => {
      const answer = await recorder.client(resource, random)({ kind: 'owned' })
      return [resource, answer?.numbers ?? []] as const
    }),
  )
  // The answer is checked as every other one is.
  await Promise.all(RESOURCES.map((resource) => recorder.client(resource, random)({ kind: 'sip' })))
  const free = await findFree(audit)
  const trail = await readTrail(database)
  return { owned: Object.fromEntries(owned), free, ...trail }
}

/** The free numbers of each market, which a search holds for a moment. */
async function findFree(ask: Ask): Promise<Record<string, readonly string[]>> {
  const free: Record<string, readonly string[]> = {}
  for (const market of MARKET_NAMES) {
    const { search = '' } = (await ask({ kind: 'search', market, quantity: MARKETS[market].size })) ?? {}
    free[market] = (await ask({ kind: 'result', search }))?.numbers ?? []
    await ask({ kind: 'cancel', search })
  }
  return free
}
