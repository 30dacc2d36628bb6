import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { table } from '../report/table.ts'
import type { Bench } from '../scenarios/scenario.ts'
import { searchOverHttp } from '../scenarios/search-over-http.ts'
import { startApp } from '../scenarios/start-app.ts'
import { startLoader } from '../scenarios/start-loader.ts'
import { areaCode } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { MAIN_PARTS, STORAGE_PARTS } from './parts.ts'
import { readProfile } from './read-profile.ts'
import { type Part, type Shares, sharesOf } from './shares.ts'
import { createSourceOf } from './source-of.ts'

const CONNECTIONS = 32
const MEASURE_MS = 5_000

/** Where the time of durable searches goes, on both threads, as Node's own profiler sees it. */
export async function profileSearch(bench: Bench): Promise<string> {
  const file = join(bench.directory, 'inventory.sqlite')
  const profiles = join(bench.directory, 'profiles')
  await makeDatabase(file, { numbers: 1_000_000, stocks: 1, order: 'numbered' })
  const flags = ['--cpu-prof', '--cpu-prof-dir', profiles]
  const app = await startApp(bench, { place: { file }, holdMs: 15 * 60_000 }, flags)
  const side = searchOverHttp({
    name: 'Holdline, profiled',
    ports: [app.port],
    areaCodes: [areaCode(0)],
    connections: CONNECTIONS,
    loader: await startLoader(bench),
    scale: { ...bench.scale, measureMs: MEASURE_MS },
  })
  // A first run for code and files that are compiled and read only once.
  await side.measure()
  const since = Number(process.hrtime.bigint() / 1_000n)
  const { perSecond = 0 } = await side.measure()
  // The profiles are written at the end.
  await app.stop()

  const sourceOf = createSourceOf()
  const shares = (thread: RegExp, parts: readonly Part[]) => {
    const name = readdirSync(profiles).find((candidate) => thread.test(candidate))
    if (name === undefined) throw new Error('Node wrote no profile')
    return sharesOf(readProfile(join(profiles, name), since), parts, sourceOf)
  }
  // CPU.<day>.<time>.<process>.<thread>.<number>.cpuprofile, where the main thread is 0.
  return [
    `${Math.round(perSecond).toLocaleString('en')} searches a second over ${CONNECTIONS} connections, while profiled.`,
    threadTable('main thread', shares(/\.0\.\d+\.cpuprofile$/, MAIN_PARTS)),
    threadTable('storage thread', shares(/\.[1-9]\d*\.\d+\.cpuprofile$/, STORAGE_PARTS)),
  ].join('\n\n')
}

function threadTable(thread: string, { idle, parts }: Shares): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`
  const rows = parts.map(({ name, share }) => [name, percent(share)])
  return table([`${thread} (idle ${percent(idle)} of the time)`, 'of its work'], rows)
}
