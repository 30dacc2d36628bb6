import { join } from 'node:path'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { countHeld, holdCommand } from '../load/hold-command.ts'
import { SQLITE_WORKER } from '../paths.ts'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { Measured } from '../report/report.ts'
import { areaCode } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { checkOutcome } from './check-outcome.ts'
import { holdInStore } from './hold-in-store.ts'
import type { Bench, Scenario } from './scenario.ts'
import { searchOverHttp } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startLoader } from './start-loader.ts'
import { startStore } from './start-store.ts'

const NUMBERS = 100_000
const A_DAY_MS = 24 * 60 * 60_000
/** So short that the free numbers do not run out. */
const HOLD_MS = 100
const AT_ONCE = 64
const CONNECTIONS = 32

const FREE = areaCode(0)
const HELD = areaCode(1)

/** Whether "there is none" is found as fast as a number, however many are held. */
export const outOfStock: Scenario = {
  name: 'out-of-stock',
  async run(bench) {
    const file = join(bench.directory, 'held.sqlite')
    bench.announce(`out-of-stock: holding ${NUMBERS} numbers`)
    await makeDatabase(file, { numbers: 2 * NUMBERS, stocks: 2, order: 'numbered' })
    await holdAll(file)
    const measured = [...(await measureInStore(bench, file)), ...(await measureOverHttp(bench, file))]
    return {
      name: this.name,
      title: 'Out of stock, with 100,000 of 100,000 numbers held',
      measured,
      comparisons: ['store', 'HTTP'].flatMap((level) =>
        compare(measured, {
          name: `out of stock against a hit, ${level}`,
          quantity: 'perSecond',
          of: `${level}: out of stock`,
          to: `${level}: hit`,
          aim: { atLeast: 1 },
        }),
      ),
      limits: [],
      notes: [
        `A search that finds nothing is recorded like any other. Store: ${AT_ONCE} searches under way at a time, durable. HTTP: ${CONNECTIONS} connections.`,
      ],
    }
  },
}

/** Holds all numbers of one of the area codes, a thousand in each search, for longer than the benchmark takes. */
async function holdAll(file: string): Promise<void> {
  const store = await openFileStore({ file, thread: SQLITE_WORKER })
  const quantity = 1_000
  const command = { ...holdCommand(HELD, A_DAY_MS), quantity }
  for (let held = 0; held < NUMBERS; held += quantity) {
    const answer = await store.hold({ ...command, searchId: `holder-${held}` })
    if (countHeld(answer) !== quantity) throw new Error('The numbers could not all be held')
  }
  await store.close()
}

async function measureInStore(bench: Bench, file: string): Promise<Measured[]> {
  const { scale, announce } = bench
  announce('out-of-stock in the store')
  const store = await startStore(bench, { place: { file }, holdMs: HOLD_MS })
  const sides = [
    holdInStore({ name: 'store: hit', store, areaCodes: [FREE], atOnce: AT_ONCE, scale }),
    holdInStore({
      name: 'store: out of stock',
      store,
      areaCodes: [HELD],
      atOnce: AT_ONCE,
      outOfStock: true,
      scale,
    }),
  ]
  const measured = await interleave(sides, scale.rounds)
  await store.stop()
  return measured
}

async function measureOverHttp(bench: Bench, file: string): Promise<Measured[]> {
  const { scale, announce } = bench
  announce('out-of-stock over HTTP')
  const loader = await startLoader(bench)
  const { port } = await startApp(bench, { place: { file }, holdMs: HOLD_MS })
  await checkOutcome(port, FREE, 'NoError')
  await checkOutcome(port, HELD, 'OutOfStock')
  const shared = { ports: [port], connections: CONNECTIONS, loader, scale }
  const sides = [
    searchOverHttp({ ...shared, name: 'HTTP: hit', areaCodes: [FREE] }),
    searchOverHttp({ ...shared, name: 'HTTP: out of stock', areaCodes: [HELD] }),
  ]
  return interleave(sides, scale.rounds)
}
