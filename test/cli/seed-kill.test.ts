import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createClient } from '../support/client.ts'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { createRandom } from '../support/random.ts'
import { HOLDLINE } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { start } from './start.ts'

const OWNED = 60
const SEED = JSON.stringify({
  stock: [{ country: 'US', areaCode: '425', numbers: 99 }],
  owned: Array.from({ length: OWNED }, () => ({ country: 'US', areaCode: '425' })),
  holds: [{ country: 'US', areaCode: '425', quantity: 9, expiresIn: '1h' }],
})

/** Starts a server, and kills it at the so-many-th change in its data directory, or else when it is ready. */
async function killAtChange(nth: number, cwd: string, args: readonly string[]): Promise<void> {
  let left = nth
  const child = spawn(
    process.execPath,
    [HOLDLINE, 'serve', ...args, '--http-port', '0', '--https-port', '0'],
    {
      cwd,
      env: holdlineEnvironment({ XDG_CACHE_HOME: join(cwd, '.cache') }),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdout.once('data', () => child.kill('SIGKILL'))
  const watcher = watch(join(cwd, 'data'), () => {
    left -= 1
    if (left <= 0) child.kill('SIGKILL')
  })
  await once(child, 'close')
  watcher.close()
}

const seed = Number(process.env['HOLDLINE_SEED'] ?? Date.now() % 1e9)
const random = createRandom(seed)
// What changes first is the file of the seed, some 270 times, and then the inventory.
const moments = [random.integer(2, 40), random.integer(40, 250), random.integer(265, 300)]

it.each(moments)(`is filled whole after a kill at change %d of its directory (seed ${seed})`, async (nth) => {
  const cwd = temporaryDirectory()
  mkdirSync(join(cwd, 'data'))
  writeFileSync(join(cwd, 'a.yaml'), SEED)
  const args = ['--seed', 'a.yaml', '--data', 'data']
  await killAtChange(nth, cwd, args)
  const { http, connectionString, stop } = await start({ args, cwd })
  const client = createClient(new URL(http).host, connectionString.split('accesskey=')[1] ?? '')
  const filled = { total: 99, free: 30, held: 9, owned: OWNED }
  expect((await client('GET', '/_holdline/stock')).json).toMatchObject(filled)
  expect((await client('GET', '/_holdline/leftovers')).json).toMatchObject({ counts: { owned: 0, holds: 0 } })
  expect(readdirSync(join(cwd, 'data')).filter((name) => name.startsWith('seed-'))).toEqual([])
  await stop()
})
