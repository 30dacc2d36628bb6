import { fillDatabase } from '../postgres/fill-database.ts'
import { query } from '../postgres/query.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { table } from '../report/table.ts'
import type { Bench } from '../scenarios/scenario.ts'
import { searchOverHttp } from '../scenarios/search-over-http.ts'
import { startApp } from '../scenarios/start-app.ts'
import { startLoader } from '../scenarios/start-loader.ts'
import { areaCodes } from '../stock/area-codes.ts'
import { sampleBackends } from './sample-backends.ts'
import { STATEMENTS } from './statements.ts'

const CONNECTIONS = 32
const STOCKS = 100
const MEASURE_MS = 5_000

/** Sees each statement: https://www.postgresql.org/docs/current/pgstatstatements.html */
const WATCHED = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

/** Where the time of durable searches goes in PostgreSQL: what its backends do, and what its statements take. */
export async function profilePostgres(bench: Bench): Promise<string> {
  const postgres = await startPostgres(bench, WATCHED)
  const connection = await postgres.createDatabase('inventory')
  await fillDatabase(connection, { numbers: 1_000_000, stocks: STOCKS, order: 'numbered' })
  await query(connection, 'CREATE EXTENSION pg_stat_statements')
  const app = await startApp(bench, { place: { connection }, holdMs: 15 * 60_000 })
  const side = searchOverHttp({
    name: 'Holdline, profiled',
    ports: [app.port],
    areaCodes: areaCodes(STOCKS),
    connections: CONNECTIONS,
    loader: await startLoader(bench),
    scale: { ...bench.scale, measureMs: MEASURE_MS },
  })
  // A first run for code and pages that are read only once.
  await side.measure()
  await query(connection, 'SELECT pg_stat_statements_reset()')
  const sampled = sampleBackends(connection)
  const { perSecond = 0 } = await side.measure()
  const shares = await sampled.stop()
  const statements = await query(connection, STATEMENTS)
  return [
    `${Math.round(perSecond).toLocaleString('en')} searches a second over ${CONNECTIONS} connections, while profiled. ${postgres.description}.`,
    table(
      ['the backends of the pool', 'of their time'],
      shares.map(({ doing, share }) => [doing, `${(100 * share).toFixed(0)} %`]),
    ),
    table(
      [
        'statement, by the beginning of its text',
        'times',
        'executing, µs',
        'planning, µs',
        'log, bytes',
        'pages',
      ],
      statements.map((row) =>
        ['text', 'calls', 'executing', 'planning', 'log', 'pages'].map((name) => String(row[name])),
      ),
    ),
  ].join('\n\n')
}
