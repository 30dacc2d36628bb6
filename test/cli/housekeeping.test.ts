import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { cleanEnvironment } from '../../src/cli/clean-environment.ts'
import { createProgram } from '../../src/cli/create-program.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { hold } from '../storage/given.ts'
import { type Server, startServer } from '../support/server.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const HASTEN = new URL('../support/hasten.mjs', import.meta.url)
const LONG_AGO = Date.UTC(2020, 0, 1)

const openData = (data: string) => openFileStore({ file: join(data, 'holdline.db'), thread: WORKER_URL })

/** Waits for a line of the log. */
async function lineWith({ stderr }: Server, text: string): Promise<Record<string, unknown>> {
  for (;;) {
    const line = stderr()
      .split('\n')
      .find((each) => each.includes(text) && each.endsWith('}'))
    if (line !== undefined) return JSON.parse(line)
    await new Promise(setImmediate)
  }
}

it('holdline serve removes old records, logs it, and stops in order', async () => {
  const data = temporaryDirectory()
  const before = await openData(data)
  await before.resetClock({ mode: 'frozen', at: LONG_AGO })
  const ids = [await hold(before), await hold(before), await hold(before)].map(({ id }) => id)
  await before.setClock({ mode: 'system' })
  await before.close()

  const server = await startServer({
    args: ['--data', data, '--log-level', 'info'],
    env: { NODE_OPTIONS: `--import=${HASTEN}` },
  })
  onTestFinished(server.kill)
  expect(await lineWith(server, 'Old records were removed')).toMatchObject({ searches: 2 })
  expect(await server.stop()).toBe(0)

  const after = await openData(data)
  onTestFinished(() => after.close())
  const found = await Promise.all(ids.map((id) => after.search('contoso', id)))
  expect(found.map((each) => each !== undefined)).toEqual([false, false, true])
})

it.each([
  [{}, [], true],
  [{}, ['--no-housekeeping'], false],
  [{ HOLDLINE_NO_HOUSEKEEPING: '1' }, [], false],
  [{ HOLDLINE_NO_HOUSEKEEPING: '0' }, [], true],
  [{ HOLDLINE_NO_HOUSEKEEPING: '' }, [], true],
])('%o %o: housekeeping %s', async (env, args, expected) => {
  onTestFinished(() => void vi.unstubAllEnvs())
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const program = await createProgram(['serve'])
  let housekeeping: unknown
  const serve = program.commands.find((command) => command.name() === 'serve')
  serve?.action((options) => {
    housekeeping = options.housekeeping
  })
  cleanEnvironment(program, process.env)
  await program.parseAsync(['serve', ...args], { from: 'user' })
  expect(housekeeping).toBe(expected)
})
