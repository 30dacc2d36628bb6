import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { signedSearch } from '../load/signed-search.ts'
import { fillDatabase } from '../postgres/fill-database.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import { areaCode } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import type { Place } from '../stock/place.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Bench, Scenario } from './scenario.ts'
import type { Loader } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startLoader } from './start-loader.ts'

const NUMBERS = 1_000_000
/** So short that the free numbers do not run out. */
const HOLD_MS = 1_000
/** The callers of the busy resource, each with a connection of its own. */
const BUSY = 200
const KEYS = { busy: keyNamed('busy'), quiet: keyNamed('quiet') }

const ALONE = 'a quiet resource alone'
const BESIDE = `a quiet resource beside ${BUSY} callers of another one`

/** What a search of a quiet resource takes, alone and beside a busy one. */
function fairness(name: string, title: string, makePlace: (bench: Bench) => Promise<Place>): Scenario {
  return {
    name,
    async run(bench) {
      bench.announce(name)
      const place = await makePlace(bench)
      const resources = Object.entries(KEYS).map(([resource, key]) => ({ name: resource, accessKeys: [key] }))
      const { port } = await startApp(bench, { place, holdMs: HOLD_MS, document: { resources } })
      const [quiet, busy] = [await startLoader(bench), await startLoader(bench)]
      await checkOutcome(port, areaCode(0), 'NoError', KEYS.quiet)
      const measured = await interleave(sides({ port, quiet, busy }, bench), bench.scale.rounds)
      return {
        name,
        title,
        measured,
        comparisons: compare(measured, {
          name: 'beside a busy resource against alone',
          quantity: 'p50Ms',
          of: BESIDE,
          to: ALONE,
          aim: { atMost: 3 },
        }),
        limits: [],
        notes: [
          `The quiet resource sends one search after the other over one connection. The busy one has ${BUSY} connections, over each of which it sends its next search when the one before is answered. Both load programs are processes of their own, which share the cores with the server.`,
        ],
      }
    },
  }
}

interface Parties {
  readonly port: number
  readonly quiet: Loader
  readonly busy: Loader
}

function sides({ port, quiet, busy }: Parties, { scale: { warmUpMs, measureMs } }: Bench): Side[] {
  const servers = (accessKey: string) => [
    { port, requests: [signedSearch(port, areaCode(0), new Date(), accessKey)] },
  ]
  const measureQuiet = async () => {
    const plan = { servers: servers(KEYS.quiet), connections: 1, warmUpMs, measureMs }
    const { statuses, answered: _, ...sample } = await quiet.ask(plan)
    checkStatuses(statuses)
    return sample
  }
  return [
    { name: ALONE, measure: measureQuiet },
    {
      name: BESIDE,
      async measure() {
        const around = { warmUpMs: 2 * warmUpMs, measureMs: measureMs + warmUpMs }
        const asking = busy.ask({ servers: servers(KEYS.busy), connections: BUSY, ...around })
        // The busy one is under way before the quiet one begins.
        await delay(warmUpMs)
        const [sample, { statuses }] = await Promise.all([measureQuiet(), asking])
        checkStatuses(statuses)
        return sample
      },
    },
  ]
}

function checkStatuses(statuses: Readonly<Record<string, number>>): void {
  if (Object.keys(statuses).some((status) => status !== '202')) {
    throw new Error(`The searches were answered ${JSON.stringify(statuses)}`)
  }
}

function keyNamed(name: string): string {
  return Buffer.alloc(64, name).toString('base64')
}

const PLAN = { numbers: NUMBERS, stocks: 1, order: 'numbered' } as const

export const embeddedFairness = fairness(
  'fairness',
  'A quiet resource beside a busy one, SQLite in a file',
  async ({ directory }) => {
    const file = join(directory, 'inventory.sqlite')
    await makeDatabase(file, PLAN)
    return { file }
  },
)

export const postgresFairness = fairness(
  'postgres-fairness',
  'A quiet resource beside a busy one, PostgreSQL',
  async (bench) => {
    const postgres = await startPostgres(bench)
    const connection = await postgres.createDatabase('fairness')
    await fillDatabase(connection, PLAN)
    return { connection }
  },
)
