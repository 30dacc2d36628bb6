import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  /** Where the report goes as JSON. */
  readonly json?: string
  /** The one scenario to run; all of its kind if absent. */
  readonly only?: string
  /** Runs the scenarios of PostgreSQL only. */
  readonly postgres: boolean
  /** How many numbers the large stock has; as many as the scale says if absent. */
  readonly numbers?: number
  /** How many scattered rows are imported; as many as the scale says if absent. */
  readonly rows?: number
  /** Shorter rounds, fewer of them, and a tenth of the stock. */
  readonly quick: boolean
  /** Puts the tables into docs/benchmarks.md. */
  readonly write: boolean
  /** Shows where the time of a search goes, and measures nothing else. */
  readonly profile: boolean
  /** Where the databases are made; its disk is the one that is measured. The system's temporary one if absent. */
  readonly directory?: string
}

export const USAGE = `Usage: npm run bench -- [options]

  --json FILE       write the report as JSON too
  --postgres        run the scenarios of PostgreSQL instead
  --only NAME       run one scenario: search-and-hold, stock-size, out-of-stock, bring-in,
                    scattered, start-up, library, sandboxes, fairness, postgres-one-by-one,
                    postgres-stock-size, postgres-wear, postgres-over-http, postgres-bring-in,
                    postgres-scattered, postgres-fairness or postgres-held-limit
  --numbers N       make the large stock of so many numbers, a multiple of 10,000 up to
                    10,000,000
  --rows N          import so many scattered rows, a multiple of 10,000 up to 10,000,000
  --quick           a short run, which is less exact; under 100 seconds
  --write           put the tables into docs/benchmarks.md, into the part of this Node
  --profile         show where the time of a search goes, and measure nothing else; with --postgres,
                    where its time goes in PostgreSQL
  --directory DIR   make the databases there, to measure another disk
`

/** Reads the command line. A text as the answer is the fault in it. */
export function parseOptions(argv: readonly string[], scenarios: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'string' },
        only: { type: 'string' },
        postgres: { type: 'boolean', default: false },
        numbers: { type: 'string' },
        rows: { type: 'string' },
        directory: { type: 'string' },
        quick: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
      },
    })
    if (values.only !== undefined && !scenarios.includes(values.only)) {
      return `There is no scenario ${values.only}: --only takes ${scenarios.join(', ')}`
    }
    const { numbers, rows, ...others } = values
    // An area code has room for ten million.
    for (const [option, count] of Object.entries({ numbers, rows })) {
      if (count !== undefined && !/^([1-9]\d{0,2}|1000)0000$/.test(count)) {
        return `--${option} takes a multiple of 10000 up to 10000000, not ${count}`
      }
    }
    if (values.write && (values.quick || values.only !== undefined || (numbers ?? rows) !== undefined)) {
      return '--write is for whole runs: leave out --quick, --only, --numbers and --rows'
    }
    if (values.directory !== undefined && (values.postgres || values.only?.startsWith('postgres-'))) {
      return '--directory is for the embedded store: PostgreSQL is made where TMPDIR says'
    }
    for (const directory of [values.directory, values.json && dirname(values.json)]) {
      if (directory !== undefined && !isDirectory(directory)) return `${directory} is no directory`
    }
    return {
      ...others,
      ...(numbers !== undefined && { numbers: Number(numbers) }),
      ...(rows !== undefined && { rows: Number(rows) }),
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
