import { execFile, spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compare } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { writeScattered } from '../stock/write-scattered.ts'
import { runImport } from './run-import.ts'
import type { Scenario } from './scenario.ts'

const IMPORT = 'holdline stock import'
const SHELL = '.import of the sqlite3 shell into both tables'
const run = promisify(execFile)

/** Scattered rows of one number each into a file, beside `.import` of what they become into the same indexed tables. */
export const scattered: Scenario = {
  name: 'scattered',
  async run(bench) {
    await bench.buildProgram()
    const rows = bench.scale.scatteredRows
    bench.announce(`scattered: ${rows.toLocaleString('en')} rows`)
    const files = await writeScattered(bench.directory, rows)
    let inventories = 0
    const newInventory = async () => {
      inventories += 1
      const directory = join(bench.directory, String(inventories))
      await mkdir(directory)
      const file = join(directory, 'holdline.db')
      await makeDatabase(file, { numbers: 0, stocks: 0, order: 'numbered' })
      return { directory, file }
    }
    const shell: Side = {
      name: SHELL,
      async measure() {
        const { file } = await newInventory()
        const start = performance.now()
        const tables = [
          ['block', files.blocks, 'stock, position, first, last'],
          ['untouched', files.pieces, 'first, last, stock, place, entry'],
        ] as const
        const commands = tables.flatMap(([table, from, columns]) => [
          // The shell fills all columns of a table in their order.
          `CREATE TEMP VIEW rows_of_${table} AS SELECT ${columns} FROM ${table}`,
          `CREATE TEMP TRIGGER into_${table} INSTEAD OF INSERT ON rows_of_${table} BEGIN INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, 'new.$&')}); END`,
          `.import ${from} rows_of_${table}`,
        ])
        await run('sqlite3', [file, '.mode tabs', ...commands])
        return { importMs: performance.now() - start }
      },
    }
    const hasShell = spawnSync('sqlite3', ['--version']).status === 0
    const measured = await interleave(
      [
        {
          name: IMPORT,
          async measure() {
            const { directory } = await newInventory()
            return { importMs: await runImport(files.csv, ['--data', directory], rows) }
          },
        },
        ...(hasShell ? [shell] : []),
      ],
      Math.min(2, bench.scale.rounds),
    )
    return {
      name: this.name,
      title: 'Scattered numbers, a row each, into a file',
      measured,
      comparisons: compare(measured, {
        ...{ name: 'time, import against the shell', quantity: 'importMs', of: IMPORT, to: SHELL },
      }),
      limits: [],
      notes: [
        `${rows.toLocaleString('en')} numbers of ten stocks in no order, no two of which follow each other, into an empty inventory. The import is the command from its start to its end: it reads the CSV file, checks every row first, and writes the audit trail, durably by the thousand. The shell reads what the import has made of the rows, and checks nothing.`,
      ],
    }
  },
}
