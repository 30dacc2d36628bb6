import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describeMachine } from './machine/describe-machine.ts'
import { parseOptions, USAGE } from './options.ts'
import { ROOT } from './paths.ts'
import { installPeers } from './peers/install-peers.ts'
import { profilePostgres } from './profile/profile-postgres.ts'
import { profileSearch } from './profile/profile-search.ts'
import { replacePart } from './report/replace-part.ts'
import type { Report, Section } from './report/report.ts'
import { toMarkdown } from './report/to-markdown.ts'
import { FULL, QUICK } from './scale.ts'
import { bringIn } from './scenarios/bring-in.ts'
import { embeddedFairness, postgresFairness } from './scenarios/fairness.ts'
import { library } from './scenarios/library.ts'
import { outOfStock } from './scenarios/out-of-stock.ts'
import { postgresBringIn } from './scenarios/postgres-bring-in.ts'
import { postgresHeldLimit } from './scenarios/postgres-held-limit.ts'
import { postgresOneByOne } from './scenarios/postgres-one-by-one.ts'
import { postgresOverHttp } from './scenarios/postgres-over-http.ts'
import { postgresScattered } from './scenarios/postgres-scattered.ts'
import { postgresStockSize } from './scenarios/postgres-stock-size.ts'
import { postgresWear } from './scenarios/postgres-wear.ts'
import { runScenario } from './scenarios/run-scenario.ts'
import { sandboxes } from './scenarios/sandboxes.ts'
import { scattered } from './scenarios/scattered.ts'
import type { Bench, Scenario } from './scenarios/scenario.ts'
import { searchAndHold } from './scenarios/search-and-hold.ts'
import { startUp } from './scenarios/start-up.ts'
import { stockSize } from './scenarios/stock-size.ts'

const EMBEDDED: readonly Scenario[] = [
  searchAndHold,
  stockSize,
  outOfStock,
  bringIn,
  scattered,
  startUp,
  library,
  sandboxes,
  embeddedFairness,
]
const POSTGRES: readonly Scenario[] = [
  postgresOneByOne,
  postgresHeldLimit,
  postgresStockSize,
  postgresWear,
  postgresOverHttp,
  postgresBringIn,
  postgresFairness,
  postgresScattered,
]
const ALL = [...EMBEDDED, ...POSTGRES]
const DOCUMENT = `${ROOT}docs/benchmarks.md`
/** The document has the tables of each Node in a part of their own: `Node 20`. */
const NODE = `Node ${process.versions.node.split('.', 1)}`

/** Runs the benchmarks and answers the exit code: a figure is never a failure, but a scenario that breaks is. */
export async function run(
  argv: readonly string[],
  surroundings: Pick<Bench, 'announce' | 'buildProgram'>,
): Promise<number> {
  const { announce } = surroundings
  const options = parseOptions(
    argv,
    ALL.map(({ name }) => name),
  )
  if (typeof options === 'string') {
    announce(`bench: ${options}\n\n${USAGE}`)
    return 2
  }
  const { quick, only, write, json, directory = tmpdir() } = options
  const scale = quick ? QUICK : FULL
  const given = {
    ...surroundings,
    scale: {
      ...scale,
      ...(options.numbers !== undefined && { largeStock: options.numbers }),
      ...(options.rows !== undefined && { scatteredRows: options.rows }),
    },
    directory,
  }
  if (options.profile) {
    const text = await runScenario(options.postgres ? profilePostgres : profileSearch, {
      ...given,
      peers: false,
    })
    process.stdout.write(`${text}\n`)
    if (write) replacePart(DOCUMENT, `${options.postgres ? 'postgres profile' : 'profile'}, ${NODE}`, text)
    return 0
  }

  const scenarios =
    only === undefined ? (options.postgres ? POSTGRES : EMBEDDED) : ALL.filter(({ name }) => name === only)
  const peers = scenarios.some((scenario) => scenario.besidePeers) && installPeers(announce)
  const machine = describeMachine(directory)
  const sections: Section[] = []
  for (const scenario of scenarios) {
    try {
      sections.push(await runScenario((bench) => scenario.run(bench), { ...given, peers }))
    } catch (error) {
      announce(`bench: ${scenario.name} broke off: ${error instanceof Error ? error.message : error}`)
    }
  }
  const whole = sections.length === scenarios.length
  const report: Report = { day: new Date().toISOString().slice(0, 10), machine, quick, sections }
  const text = toMarkdown(report)
  process.stdout.write(`${text}\n`)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  if (write && whole) replacePart(DOCUMENT, `${options.postgres ? 'postgres' : 'results'}, ${NODE}`, text)
  return whole ? 0 : 1
}
