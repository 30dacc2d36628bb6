import { fillDatabase } from '../postgres/fill-database.ts'
import { openSnapshot } from '../postgres/open-snapshot.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { wear } from '../postgres/wear.ts'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import { areaCode } from '../stock/area-codes.ts'
import { holdInStore } from './hold-in-store.ts'
import type { Scenario } from './scenario.ts'
import { startStore } from './start-store.ts'

const STOCKS = 100
const HOLD_MS = 100
const CALLERS = 32

const FRESH = 'fresh'
const WORN = 'after holds and expiries'
const WATCHED = 'after as many, an old snapshot open'

/** What holds that have expired leave behind, also where an old snapshot keeps it from being cleaned up. */
export const postgresWear: Scenario = {
  name: 'postgres-wear',
  async run(bench) {
    const { scale, announce } = bench
    const [numbers, holds] = [scale.largeStock, scale.wear]
    const postgres = await startPostgres(bench)
    const sides: Side[] = []
    for (const [index, name] of [FRESH, WORN, WATCHED].entries()) {
      announce(`postgres-wear: making ${numbers} numbers, ${name}`)
      const connection = await postgres.createDatabase(`inventory_${index}`)
      await fillDatabase(connection, { numbers, stocks: STOCKS, order: 'numbered' })
      if (name === WATCHED) await bench.use(openSnapshot(connection))
      const store = await startStore(bench, { place: { connection }, holdMs: HOLD_MS })
      if (name !== FRESH) await wear(store, areaCode(0), holds)
      sides.push(holdInStore({ name, store, areaCodes: [areaCode(0)], atOnce: CALLERS, scale }))
    }
    announce('postgres-wear: measuring')
    const measured = await interleave(sides, scale.rounds)
    const perSecond = { quantity: 'perSecond' } as const
    return {
      name: this.name,
      title: `PostgreSQL after ${holds.toLocaleString('en')} holds and expiries of one stock, of ${numbers.toLocaleString('en')} numbers`,
      measured,
      comparisons: [
        ...compare(measured, {
          ...perSecond,
          name: 'fresh against after holds and expiries',
          of: FRESH,
          to: WORN,
          aim: { atMost: 1.2 },
        }),
        ...compare(measured, {
          ...perSecond,
          name: 'with an old snapshot open against without',
          of: WATCHED,
          to: WORN,
          aim: { atLeast: 0.8 },
        }),
      ],
      limits: [],
      notes: [
        `${postgres.description}, autovacuum as the schema has it.`,
        `Three databases, each of ${STOCKS} area codes, of which one alone is held and measured, by ${CALLERS} callers: the worst place for what is dead to lie. The snapshot is a read-only transaction of another connection, older than every hold, which stays open to the end.`,
      ],
    }
  },
}
