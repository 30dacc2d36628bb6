import { fillDatabase } from '../postgres/fill-database.ts'
import { findPgbench } from '../postgres/find-pgbench.ts'
import { holdByPgbench } from '../postgres/hold-by-pgbench.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { Comparison, Measured } from '../report/report.ts'
import { areaCodes } from '../stock/area-codes.ts'
import { holdInStore } from './hold-in-store.ts'
import type { Scenario } from './scenario.ts'
import { startStore } from './start-store.ts'

const STOCKS = 100
/** So short that no stock of numbers that came back runs out. */
const HOLD_MS = 100
/** So long that no number comes back; there are more untouched numbers for it. */
const LONG_HOLD_MS = 3_600_000
const MORE = 10
const CALLERS = [32, 256]
/** The connections of pgbench: as many as Holdline's pool has, or one for each of the 32 callers. */
const CONNECTIONS = [10, 32]
const PLACES = ['one stock', 'spread'] as const
type At = (typeof PLACES)[number]

/** The gain where holds that wait together go to PostgreSQL together. */
export const postgresOneByOne: Scenario = {
  name: 'postgres-one-by-one',
  async run(bench) {
    const { scale, announce, directory } = bench
    const program = await findPgbench()
    const postgres = await startPostgres(bench)
    const numbers = scale.largeStock
    announce(`postgres-one-by-one: making ${numbers} numbers`)
    const address = await postgres.createDatabase('inventory')
    await fillDatabase(address, { numbers, stocks: STOCKS, order: 'scattered' })
    const connection = await postgres.createDatabase('untouched')
    await fillDatabase(connection, { numbers: MORE * numbers, stocks: STOCKS, order: 'numbered' })

    const store = await startStore(bench, { place: { connection: address }, holdMs: HOLD_MS })
    const untouchedStore = await startStore(bench, { place: { connection }, holdMs: LONG_HOLD_MS })
    const pgbench = { program, address, holdMs: HOLD_MS, directory, scale }
    const sides = PLACES.flatMap((place): Side[] => {
      const stocks = place === 'spread' ? STOCKS : 1
      return [
        ...CALLERS.map((atOnce) =>
          holdInStore({ name: holdline(place, atOnce), store, areaCodes: areaCodes(stocks), atOnce, scale }),
        ),
        ...CALLERS.map((atOnce) =>
          holdInStore({
            name: untouched(place, atOnce),
            store: untouchedStore,
            areaCodes: areaCodes(stocks),
            atOnce,
            scale,
          }),
        ),
        ...CONNECTIONS.map((connections) =>
          holdByPgbench({ ...pgbench, name: oneByOne(place, connections), stocks, connections }),
        ),
      ]
    })
    announce('postgres-one-by-one: measuring')
    const measured = await interleave(sides, scale.rounds)
    return {
      name: this.name,
      title: `Holds together against one by one, ${numbers.toLocaleString('en')} numbers`,
      measured,
      comparisons: [...againstPgbench(measured), ...againstSpread(measured), ...againstReturned(measured)],
      limits: [],
      notes: [
        `${postgres.description}.`,
        `Holdline: its store without HTTP, with its pool of 10 connections, asked for one number by 32 or 256 callers at a time. pgbench: the same hold as a service written by hand would do it, by prepared statements in a transaction each: the first free number of the stock by the same order, \`FOR UPDATE SKIP LOCKED\`; the row of the search; the number; \`COMMIT\`. Both leave the same rows in the same tables, and both find numbers that came back, each of which has a row. "Untouched" is Holdline over another inventory, of ${(MORE * numbers).toLocaleString('en')} numbers that were never held. "Spread" is ${STOCKS} area codes, "one stock" is one of them.`,
      ],
    }
  },
}

function againstPgbench(measured: readonly Measured[]): Comparison[] {
  return PLACES.flatMap((place) =>
    CALLERS.flatMap((callers) =>
      CONNECTIONS.flatMap((connections) =>
        compare(measured, {
          name: `${callers} callers against pgbench over ${connections} connections, ${place}`,
          quantity: 'perSecond',
          of: holdline(place, callers),
          to: oneByOne(place, connections),
          // Over the same number of connections.
          ...(connections === CONNECTIONS[0] && { aim: { atLeast: 1.5 } }),
        }),
      ),
    ),
  )
}

function againstSpread(measured: readonly Measured[]): Comparison[] {
  return CALLERS.flatMap((callers) =>
    compare(measured, {
      name: `one stock against spread, ${callers} callers`,
      quantity: 'perSecond',
      of: holdline('one stock', callers),
      to: holdline('spread', callers),
      aim: { atLeast: 0.8 },
    }),
  )
}

function againstReturned(measured: readonly Measured[]): Comparison[] {
  return PLACES.flatMap((place) =>
    CALLERS.flatMap((callers) =>
      compare(measured, {
        name: `untouched numbers against numbers that came back, ${place}, ${callers} callers`,
        quantity: 'perSecond',
        of: untouched(place, callers),
        to: holdline(place, callers),
        aim: { atLeast: 0.8 },
      }),
    ),
  )
}

function untouched(place: At, callers: number): string {
  return `Holdline, untouched, ${place}, ${callers} callers`
}

function holdline(place: At, callers: number): string {
  return `Holdline, ${place}, ${callers} callers`
}

function oneByOne(place: At, connections: number): string {
  return `pgbench, ${place}, ${connections} connections`
}
