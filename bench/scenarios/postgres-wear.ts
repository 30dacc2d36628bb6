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
const CALLERS = 32

/** Numbers that came back, whose holds expire at once; and untouched numbers, of which more are held for long. */
const KINDS = [
  { kind: 'returned', order: 'scattered', holdMs: 100, more: 1 },
  { kind: 'untouched', order: 'numbered', holdMs: 3_600_000, more: 10 },
] as const
const FRESH = 'fresh'
const WORN = 'after holds'
const WATCHED = 'after as many, an old snapshot open'

/** The cost of the dead rows of expired holds, also while an old snapshot keeps a vacuum from removing them. */
export const postgresWear: Scenario = {
  name: 'postgres-wear',
  async run(bench) {
    const { scale, announce } = bench
    const [numbers, holds] = [scale.largeStock, scale.wear]
    const postgres = await startPostgres(bench)
    const sides: Side[] = []
    for (const { kind, order, holdMs, more } of KINDS) {
      for (const [index, state] of [FRESH, WORN, WATCHED].entries()) {
        const name = sideName(kind, state)
        announce(`postgres-wear: making ${more * numbers} numbers, ${name}`)
        const connection = await postgres.createDatabase(`${kind}_${index}`)
        await fillDatabase(connection, { numbers: more * numbers, stocks: STOCKS, order })
        if (state === WATCHED) await bench.use(openSnapshot(connection))
        const store = await startStore(bench, { place: { connection }, holdMs })
        if (state !== FRESH) await wear(store, areaCode(0), holds)
        sides.push(holdInStore({ name, store, areaCodes: [areaCode(0)], atOnce: CALLERS, scale }))
      }
    }
    announce('postgres-wear: measuring')
    const measured = await interleave(sides, scale.rounds)
    const perSecond = { quantity: 'perSecond' } as const
    return {
      name: this.name,
      title: `PostgreSQL after ${holds.toLocaleString('en')} holds of one stock`,
      measured,
      comparisons: KINDS.flatMap(({ kind }) => [
        ...compare(measured, {
          ...perSecond,
          name: `${kind}: fresh against after holds`,
          of: sideName(kind, FRESH),
          to: sideName(kind, WORN),
          aim: { atMost: 1.2 },
        }),
        ...compare(measured, {
          ...perSecond,
          name: `${kind}: with an old snapshot open against without`,
          of: sideName(kind, WATCHED),
          to: sideName(kind, WORN),
          aim: { atLeast: 0.8 },
        }),
      ]),
      limits: [],
      notes: [
        `${postgres.description}, autovacuum as the schema has it.`,
        `Six databases, each of ${STOCKS} area codes, of which one alone is held and measured, by ${CALLERS} callers: the worst place for what is dead to lie. "Returned" are ${numbers.toLocaleString('en')} numbers that have rows, and whose holds expire at once; "untouched" are ten times as many, whose holds last. The snapshot is a read-only transaction of another connection, older than every hold, which stays open to the end.`,
      ],
    }
  },
}

function sideName(kind: string, state: string): string {
  return `${kind}, ${state}`
}
