import { DEFAULT_POLICY } from '../../src/inventory/policy.ts'
import { fillDatabase } from '../postgres/fill-database.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import { areaCodes } from '../stock/area-codes.ts'
import { holdInStore } from './hold-in-store.ts'
import type { Scenario } from './scenario.ts'
import { startStore } from './start-store.ts'

const NUMBERS = 200_000
const STOCKS = 100
/** So short that the live holds of one resource stay below its limit. */
const HOLD_MS = 100
const CALLERS = 64
const RESOURCES = [1, 64]
/** The limit that a server beyond loopback has by default (`resolve-config.ts`). */
const LIMIT = 10 * DEFAULT_POLICY.maxSearchQuantity

/** What the limit on held numbers costs, which a default deployment has and the other scenarios have not. */
export const postgresHeldLimit: Scenario = {
  name: 'postgres-held-limit',
  async run(bench) {
    const { scale, announce } = bench
    const postgres = await startPostgres(bench)
    announce(`postgres-held-limit: making ${NUMBERS} numbers`)
    const connection = await postgres.createDatabase('inventory')
    await fillDatabase(connection, { numbers: NUMBERS, stocks: STOCKS, order: 'scattered' })
    const store = await startStore(bench, { place: { connection }, holdMs: HOLD_MS })
    const shared = { store, areaCodes: areaCodes(STOCKS), atOnce: CALLERS, scale }
    const sides = RESOURCES.flatMap((resources): Side[] => [
      holdInStore({ ...shared, name: unlimited(resources), resources }),
      holdInStore({ ...shared, name: limited(resources), resources, heldLimit: LIMIT }),
    ])
    announce('postgres-held-limit: measuring')
    const measured = await interleave(sides, scale.rounds)
    return {
      name: this.name,
      title: 'Holds with the limits of a default deployment against holds without',
      measured,
      comparisons: RESOURCES.flatMap((resources) =>
        compare(measured, {
          name: `with the limit against without, ${resources} resources`,
          quantity: 'perSecond',
          of: limited(resources),
          to: unlimited(resources),
        }),
      ),
      limits: [],
      notes: [
        `${postgres.description}.`,
        `Holdline's store without HTTP, asked for one number by ${CALLERS} callers at a time, which are of one resource or of ${RESOURCES[1]}. The limit is ${LIMIT.toLocaleString('en')} held numbers a resource. A hold lasts ${HOLD_MS} ms.`,
      ],
    }
  },
}

function unlimited(resources: number): string {
  return `no limit, ${resources} resources`
}

function limited(resources: number): string {
  return `default limit, ${resources} resources`
}
