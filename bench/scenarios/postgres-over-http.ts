import { join } from 'node:path'
import { fillDatabase } from '../postgres/fill-database.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { Measured } from '../report/report.ts'
import { areaCode, areaCodes } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import type { Place } from '../stock/place.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Scenario } from './scenario.ts'
import { searchOverHttp } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startLoader } from './start-loader.ts'

const STOCKS = 100
/** Long enough for the check to see it, and too short for a stock to run out. */
const HOLD_MS = 2_000
const CONNECTIONS = [32, 256]

const SQLITE = 'SQLite, one process'
const ONE = 'PostgreSQL, one process'
const TWO = 'PostgreSQL, two processes'

/** The cost of a search over HTTP, where many processes may share the inventory. */
export const postgresOverHttp: Scenario = {
  name: 'postgres-over-http',
  async run(bench) {
    const { scale, announce, directory } = bench
    const plan = { numbers: scale.largeStock, stocks: STOCKS, order: 'numbered' } as const
    announce(`postgres-over-http: making twice ${plan.numbers} numbers`)
    const file = join(directory, 'inventory.sqlite')
    await makeDatabase(file, plan)
    const postgres = await startPostgres(bench)
    const connection = await postgres.createDatabase('inventory')
    await fillDatabase(connection, plan)

    const start = async (place: Place) => {
      const { port } = await startApp(bench, { place, holdMs: HOLD_MS })
      await checkOutcome(port, areaCode(0), 'NoError')
      return port
    }
    const embedded = await start({ file })
    const [first, second] = [await start({ connection }), await start({ connection })]
    const servers = [
      { name: SQLITE, ports: [embedded] },
      { name: ONE, ports: [first] },
      { name: TWO, ports: [first, second] },
    ]
    const loader = await startLoader(bench)
    const measured: Measured[] = []
    for (const connections of CONNECTIONS) {
      announce(`postgres-over-http: ${connections} connections`)
      const shared = { areaCodes: areaCodes(STOCKS), connections, loader, scale }
      const sides = servers.map(({ name, ports }) =>
        searchOverHttp({ ...shared, name: at(name, connections), ports }),
      )
      measured.push(...(await interleave(sides, scale.rounds)))
    }
    return {
      name: this.name,
      title: 'PostgreSQL over HTTP, signed search-and-hold',
      measured,
      comparisons: CONNECTIONS.flatMap((connections) =>
        PAIRS.flatMap(([name, of, to]) =>
          compare(measured, {
            name: at(name, connections),
            quantity: 'perSecond',
            of: at(of, connections),
            to: at(to, connections),
          }),
        ),
      ),
      limits: [],
      notes: [
        `${postgres.description}.`,
        `${plan.numbers.toLocaleString('en')} numbers of ${STOCKS} area codes, asked in turn. Load, servers and PostgreSQL share the cores: where there are two, a second process has little room to show what it gains.`,
      ],
    }
  },
}

const PAIRS = [
  ['one process against SQLite', ONE, SQLITE],
  ['two processes against SQLite', TWO, SQLITE],
  ['two processes against one', TWO, ONE],
] as const

function at(name: string, connections: number): string {
  return `${name}, ${connections} connections`
}
