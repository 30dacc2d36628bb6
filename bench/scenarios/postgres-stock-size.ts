import { fillDatabase } from '../postgres/fill-database.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import { areaCodes } from '../stock/area-codes.ts'
import type { StockPlan } from '../stock/stock-plan.ts'
import { holdInStore } from './hold-in-store.ts'
import type { Scenario } from './scenario.ts'
import { startStore } from './start-store.ts'

/** So short that the small stock does not run out. */
const HOLD_MS = 100
const CALLERS = 32
/** So many numbers that PostgreSQL's planner has a choice between a scan of the table and the index. */
const MIDDLE = 100_000
const ORDERS = ['numbered', 'scattered'] as const

/** Whether a hold in PostgreSQL takes longer the more numbers there are. */
export const postgresStockSize: Scenario = {
  name: 'postgres-stock-size',
  async run(bench) {
    const { scale, announce } = bench
    const postgres = await startPostgres(bench)
    const sides: Side[] = []
    const huge = 100 * scale.largeStock
    const add = async (plan: StockPlan, asked: number) => {
      const { numbers, order } = plan
      announce(`postgres-stock-size: making ${numbers} numbers, ${order}`)
      const connection = await postgres.createDatabase(`${order}_${numbers}`)
      await fillDatabase(connection, plan)
      const store = await startStore(bench, { place: { connection }, holdMs: HOLD_MS })
      const name = sideName(numbers, order)
      sides.push(holdInStore({ name, store, areaCodes: areaCodes(asked), atOnce: CALLERS, scale }))
    }
    for (const numbers of new Set([scale.smallStock, MIDDLE, scale.largeStock])) {
      await add({ numbers, stocks: 1, order: 'numbered' }, 1)
      await add({ numbers, stocks: 100, order: 'scattered' }, 100)
    }
    await add({ numbers: huge, stocks: 100, order: 'numbered' }, 1)
    announce('postgres-stock-size: measuring')
    const measured = await interleave(sides, scale.rounds)
    return {
      name: this.name,
      title: 'PostgreSQL: one number out of few and out of many',
      measured,
      comparisons: ORDERS.flatMap((order) =>
        [
          { name: 'few against many', of: scale.smallStock, to: scale.largeStock },
          { name: 'few against a hundred times as many', of: scale.smallStock, to: huge },
          { name: 'few against a middle size', of: scale.smallStock, to: MIDDLE },
          { name: 'many against a middle size', of: scale.largeStock, to: MIDDLE },
        ].flatMap(({ name, of, to }) =>
          compare(measured, {
            name: `${name}, ${order}`,
            quantity: 'perSecond',
            of: sideName(of, order),
            to: sideName(to, order),
            aim: { atMost: 1.2 },
          }),
        ),
      ),
      limits: [],
      notes: [
        `${postgres.description}.`,
        `${CALLERS} holds of one number under way at a time, without HTTP. "Numbered" and "scattered" as above for the embedded store: untouched numbers of one stock, and numbers that came back of 100 stocks that are asked in turn. The largest has 99 further stocks of untouched numbers, which nobody asks for.`,
      ],
    }
  },
}

function sideName(numbers: number, order: StockPlan['order']): string {
  return `1 of ${numbers.toLocaleString('en')}, ${order}`
}
