import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EVERYTHING } from '../support/everything.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { createRandom } from '../support/random.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const SEED = Number(process.env['HOLDLINE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const KILLS = EVERYTHING ? 10 : 3
const KILL_AT = new URL('kill-at.mjs', import.meta.url).href
const REST = 'US,geographic,425,inbound+outbound,none'
const SINCE = '2026-01-01T00:00:00Z'
const TIME_LIMIT_MS = 300_000

/** Scattered numbers and ranges, in no order; some owned, some off sale, and one row that is bad. */
function rows(): string[] {
  const singles = Array.from({ length: 12_000 }, (_, nth) => {
    const number = 14_250_000_000 + ((nth * 7_919) % 12_000) * 3
    return `+${number},,,${REST},${nth % 50 === 0 ? `owned,default,${SINCE}` : ',,'}`
  })
  const ranges = Array.from({ length: 500 }, (_, nth) => {
    const first = 14_253_000_000 + ((nth * 211) % 500) * 700
    return `,+${first},+${first + 400},${REST},${nth % 50 === 0 ? 'withdrawn' : ''},,`
  })
  return [...singles, `+1425,,,${REST},,,`, ...ranges]
}

const FILE = ['number,first,last,country,type,areaCode,calling,sms,state,resource,since', ...rows()].join(
  '\n',
)

/** An empty inventory, as the flags of a command name it. */
type NewInventory = (cwd: string) => Promise<readonly string[]>

const inFile: NewInventory = async (cwd) => {
  const server = await startServer({ cwd, args: ['--data', 'data', '--stock', 'none'] })
  await server.stop()
  return ['--data', 'data']
}

const inPostgres: NewInventory = async (cwd) => {
  const { connection, drop } = await createDatabase()
  onTestFinished(drop)
  const { host = '', port = 5432, user = '', database = '' } = connection
  const url = `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`
  expect(await runHoldline({ args: ['migrate', '--database', url], cwd })).toMatchObject({ code: 0 })
  return ['--database', url]
}

async function start(open: NewInventory) {
  const cwd = temporaryDirectory()
  writeFileSync(join(cwd, 'numbers.csv'), FILE)
  const place = await open(cwd)
  // No server of another test is to be found.
  const env = { XDG_RUNTIME_DIR: cwd, NODE_OPTIONS: `--import ${KILL_AT}` }
  return {
    cwd,
    run: (more: Readonly<Record<string, string>>, ...args: string[]) =>
      runHoldline({ args: ['stock', ...args, ...place], cwd, env: { ...env, ...more } }),
  }
}

describe.each([
  { name: 'a file', open: inFile },
  { name: 'PostgreSQL', open: inPostgres },
])('An import into $name', ({ open }) => {
  it(`that is killed ${KILLS} times and run again ends as one that was not (HOLDLINE_SEED=${SEED})`, {
    timeout: TIME_LIMIT_MS,
  }, async () => {
    const random = createRandom(SEED)
    const whole = await start(open)
    const work = join(whole.cwd, 'work')
    const import_ = ['import', 'numbers.csv', '--skip-bad']
    expect(await whole.run({ TEST_WORK_FILE: work }, ...import_)).toMatchObject({ code: 0 })
    const total = Number(readFileSync(work, 'utf8'))
    const expected = await whole.run({}, 'export')

    const killed = await start(open)
    const moments = Array.from({ length: KILLS }, () => random.integer(1, total))
    const ends: (number | null)[] = []
    for (const moment of moments) {
      ends.push((await killed.run({ TEST_KILL_AT: String(moment) }, ...import_)).code)
    }
    // A run that follows has less to do, so that a late moment may not come in it.
    expect(ends.filter((code) => code === null).length).toBeGreaterThanOrEqual(2)
    expect(await killed.run({}, ...import_)).toMatchObject({ code: 0 })
    expect((await killed.run({}, 'export')).stdout).toBe(expected.stdout)
    expect(await killed.run({}, ...import_)).toMatchObject({
      stdout: '0 numbers added, 212500 there already.\n',
    })
    expect(
      readdirSync(killed.cwd)
        .filter((name) => name.startsWith('numbers.csv'))
        .sort(),
    ).toEqual(['numbers.csv', 'numbers.csv.bad.csv'])
  })
})
