import { join } from 'node:path'
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

/** The turns of the resources are measured, and not the limits that would keep a busy resource small. */
const UNLIMITED = { maxRequestsPerSecond: 0, maxHeldNumbers: 0 }

const ACCEPTED = '202'
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
      const document = { resources, ...UNLIMITED }
      const { port } = await startApp(bench, { place, holdMs: HOLD_MS, document })
      const loader = await startLoader(bench)
      await checkOutcome(port, areaCode(0), 'NoError', KEYS.quiet)
      const measured = await interleave(sides(port, loader, bench), bench.scale.rounds)
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
          `The quiet resource sends one search after the other over one connection. The busy one has ${BUSY} connections, over each of which it sends its next search when the one before is answered; the table has how many answers it gets between a search of the quiet one and its answer. Load and server are processes of their own, which share the cores.`,
        ],
      }
    },
  }
}

function sides(port: number, loader: Loader, { scale: { warmUpMs, measureMs } }: Bench): Side[] {
  const requests = (accessKey: string) => [signedSearch(port, areaCode(0), new Date(), accessKey)]
  const side = (name: string, callers: number): Side => ({
    name,
    async measure() {
      const {
        statuses,
        answered: _,
        ...sample
      } = await loader.ask({
        servers: [{ port, requests: requests(KEYS.quiet) }],
        connections: 1,
        ...(callers > 0 && { neighbour: { requests: requests(KEYS.busy), connections: callers } }),
        warmUpMs,
        measureMs,
      })
      if (Object.keys(statuses).some((status) => status !== ACCEPTED)) {
        throw new Error(`${name} was answered ${JSON.stringify(statuses)}`)
      }
      return sample
    },
  })
  return [side(ALONE, 0), side(BESIDE, BUSY)]
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
