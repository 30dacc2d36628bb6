import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NEWEST_MIGRATION as NEEDED_BY_POSTGRES } from '../../src/storage/postgres/migrations/index.ts'
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { beginEpoch } from '../../src/storage/sqlite/begin-epoch.ts'
import { NEWEST_MIGRATION } from '../../src/storage/sqlite/migrations/index.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const VERSION = expect.stringMatching(/^\d+\.\d+\.\d+/)

async function version(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = temporaryDirectory(),
) {
  const { code, stdout, stderr } = await runHoldline({ args: ['--version', ...args], env, cwd })
  return { code, lines: stdout.split('\n').slice(0, -1), stderr }
}

describe('holdline --version', () => {
  it('tells the schema of a database, of a URL or of the environment, before and after its migration', async () => {
    const { connection, drop } = await createDatabase()
    onTestFinished(drop)
    const { host = '', port = 5432, user = '', database = '' } = connection
    const url = `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${database}`
    const needed = `schema of this version: ${NEEDED_BY_POSTGRES}`
    expect(await version(['--database', url])).toEqual({
      code: 0,
      lines: [VERSION, 'schema of the inventory: none (the next start migrates it)', needed],
      stderr: '',
    })
    await runHoldline({ args: ['migrate'], env: { HOLDLINE_DATABASE: url } })
    expect(await version(['--database'], { HOLDLINE_DATABASE: url })).toMatchObject({
      lines: [VERSION, `schema of the inventory: ${NEEDED_BY_POSTGRES} (up to date)`, needed],
    })
    const store = await openPostgresStore({ connection, poolSize: 1 })
    await store.close()
    const { lines } = await version(['--database', url])
    expect(lines.at(-1)).toMatch(/^epoch of the inventory: \d+\/1\/\d+\.\d+$/)
  })

  it('tells the schema of a file, and says in one line what it cannot read', async () => {
    const cwd = temporaryDirectory()
    expect(await version([], {}, cwd)).toEqual({ code: 0, lines: [VERSION], stderr: '' })
    expect(await version(['--database'], {}, cwd)).toMatchObject({
      code: 2,
      lines: [],
      stderr: expect.stringMatching(/^holdline: --database is missing: .*\n$/),
    })
    expect(await version(['--data', 'data'], {}, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: There is no .*holdline\.db: .*\n$/),
    })
    symlinkSync('holdline.db', join(cwd, 'holdline.db'))
    for (const args of [['--version'], ['verify']]) {
      expect(await runHoldline({ args: [...args, '--data', '.'], cwd })).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^holdline: .*holdline\.db cannot be reached: ELOOP\n$/),
      })
    }
    for (const args of [['verify'], ['backup', 'b.db'], ['stock', 'list']]) {
      expect(await runHoldline({ args, cwd, env: { HOLDLINE_DATA: '.' } })).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^holdline: .*holdline\.db cannot be reached: ELOOP\n$/),
      })
    }
    mkdirSync(join(cwd, 'data'))
    const store = await openFileStore({ file: join(cwd, 'data', 'holdline.db'), thread: WORKER_URL })
    onTestFinished(() => store.close())
    expect(await version(['--data', 'data'], {}, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is in use by another Holdline server/),
    })
    await store.close()
    expect(await version(['--data', 'data'], {}, cwd)).toMatchObject({
      lines: [
        VERSION,
        `schema of the inventory: ${NEWEST_MIGRATION} (up to date)`,
        `schema of this version: ${NEWEST_MIGRATION}`,
      ],
    })
    beginEpoch(join(cwd, 'data', 'holdline.db'))
    const { lines } = await version(['--data', 'data'], {}, cwd)
    expect(lines.at(-1)).toMatch(/^epoch of the inventory: [0-9a-f]+$/)
  })
})

it('a default data directory that this user may not see does not hide the only server', async () => {
  const cwd = temporaryDirectory()
  const env = { XDG_RUNTIME_DIR: temporaryDirectory() }
  mkdirSync(join(cwd, '.holdline'))
  symlinkSync('holdline.db', join(cwd, '.holdline', 'holdline.db'))
  const server = await startServer({ env })
  onTestFinished(() => server.kill())
  expect(await runHoldline({ args: ['verify'], cwd, env })).toMatchObject({ code: 0, stderr: '' })
})
