import { chmod } from 'node:fs/promises'
import { migrateDatabase } from '../../src/storage/postgres/migrate-database.ts'
import { query } from '../postgres/query.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { PostgresAddress } from '../stock/place.ts'
import { writeScattered } from '../stock/write-scattered.ts'
import { runImport } from './run-import.ts'
import type { Scenario } from './scenario.ts'

const IMPORT = 'holdline stock import'
const COPY = 'COPY into both tables'

/** Scattered rows of one number each into PostgreSQL, beside COPY of what they become into the same indexed tables. */
export const postgresScattered: Scenario = {
  name: 'postgres-scattered',
  async run(bench) {
    const postgres = await startPostgres(bench)
    await bench.buildProgram()
    const rows = bench.scale.scatteredRows
    bench.announce(`postgres-scattered: ${rows.toLocaleString('en')} rows`)
    const files = await writeScattered(bench.directory, rows)
    // PostgreSQL may run as another user.
    await chmod(bench.directory, 0o755)
    let databases = 0
    const newDatabase = async () => {
      databases += 1
      const address = await postgres.createDatabase(`scattered_${databases}`)
      await migrateDatabase({ ...address })
      return address
    }
    const measured = await interleave(
      [
        {
          name: IMPORT,
          async measure() {
            const address = await newDatabase()
            return { importMs: await runImport(files.csv, ['--database', urlOf(address)], rows) }
          },
        },
        {
          name: COPY,
          async measure() {
            const address = await newDatabase()
            const start = performance.now()
            await query(
              address,
              `COPY block (stock, position, first, last) FROM '${files.blocks}'`,
              `COPY untouched (first, last, stock, place, entry) FROM '${files.pieces}'`,
            )
            return { importMs: performance.now() - start }
          },
        },
      ],
      Math.min(2, bench.scale.rounds),
    )
    return {
      name: this.name,
      title: 'PostgreSQL: scattered numbers, a row each',
      measured,
      comparisons: compare(measured, {
        ...{ name: 'time, import against COPY', quantity: 'importMs', of: IMPORT, to: COPY },
        aim: { atMost: 2 },
      }),
      limits: [],
      notes: [
        `${postgres.description}.`,
        `${rows.toLocaleString('en')} numbers of ten stocks in no order, no two of which follow each other, into an empty database. The import is the command from its start to its end: it reads the CSV file, checks every row first, and writes the audit trail. COPY reads what the import has made of the rows, and checks nothing.`,
      ],
    }
  },
}

function urlOf({ host, port, user, database }: PostgresAddress): string {
  return `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`
}
