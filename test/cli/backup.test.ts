import { existsSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkCopy } from '../../src/storage/sqlite/check-copy.ts'
import { MIGRATIONS } from '../../src/storage/sqlite/migrations/index.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const DEFAULT_STOCK = { file: fileURLToPath(new URL('../../dist/default-inventory.sqlite', import.meta.url)) }
const WORDS = { name: 'The backup', cure: 'look at it' }

/** A directory with a closed inventory in `data/`. */
async function closedInventory() {
  const cwd = temporaryDirectory()
  mkdirSync(join(cwd, 'data'))
  const file = join(cwd, 'data', 'holdline.db')
  const store = await openFileStore({ file, thread: WORKER_URL, stock: DEFAULT_STOCK })
  await store.close()
  const holdline = (...args: string[]) => runHoldline({ args, cwd })
  return { cwd, file, holdline }
}

function expectBackup(file: string) {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(checkCopy(file, WORDS)).toEqual(Object.keys(MIGRATIONS))
}

describe('holdline backup', () => {
  it('copies the inventory of a running server, whole and checked, and never over another file', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const backup = (file: string) => runHoldline({ args: ['backup', file, '--data', 'data'], cwd })
    expect(await backup('first.db')).toEqual({
      code: 0,
      stdout: `${join(cwd, 'first.db')} is a whole inventory; its schema is ${Object.keys(MIGRATIONS).at(-1)}\n`,
      stderr: '',
    })
    expectBackup(join(cwd, 'first.db'))
    expect(await backup('first.db')).toEqual({
      code: 2,
      stdout: '',
      stderr: `holdline: ${join(cwd, 'first.db')} is there already: name a new file, or remove that one first\n`,
    })
    expect(await backup('missing/second.db')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: Cannot write .*second\.db: no such file or directory\n$/),
    })
    // Nothing of an attempt is left.
    expect(readdirSync(cwd).sort()).toEqual(['data', 'first.db'])
  })

  it('opens the file itself where no server has it, and says so', async () => {
    const { cwd, file, holdline } = await closedInventory()
    expect(await holdline('backup', 'b.db', '--data', 'data')).toMatchObject({
      code: 0,
      stderr: `holdline: No server has ${file} open, so this command opens it itself\n`,
    })
    expectBackup(join(cwd, 'b.db'))
  })

  it('makes no backup of a damaged inventory', async () => {
    const { cwd, file, holdline } = await closedInventory()
    const open = openSync(file, 'r+')
    writeSync(open, Buffer.alloc(4096, 0xff), 0, 4096, 12 * 4096)
    expect(await holdline('backup', 'b.db', '--data', 'data')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/\nholdline: .*holdline\.db is damaged or no database: restore .*\n$/),
    })
    expect(existsSync(join(cwd, 'b.db'))).toBe(false)
  })

  it('makes nothing of an answer that is cut off, or is no inventory', async () => {
    const cwd = temporaryDirectory()
    const other = createServer((request, answer) => {
      answer.writeHead(200, { 'content-length': '100000' })
      if (request.headers.host?.startsWith('localhost')) answer.end('x'.repeat(100_000))
      else answer.write('x'.repeat(50_000), () => answer.destroy())
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const backup = (host: string) =>
      runHoldline({ args: ['backup', 'b.db', '--url', `http://${host}:${port}`], cwd })
    expect(await backup('127.0.0.1')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: The server ended the backup before it was whole: .*\n$/),
    })
    expect(await backup('localhost')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: The file of the inventory is damaged or no database: .*\n$/),
    })
    expect(readdirSync(cwd)).toEqual([])
  })

  it('says in one line that there is no inventory, or none in a file', async () => {
    const cwd = temporaryDirectory()
    const none = await runHoldline({ args: ['backup', 'b.db'], cwd, env: { XDG_RUNTIME_DIR: cwd } })
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: No server runs with .*\n$/),
    })
    const server = await startServer({ cwd, args: ['--in-memory'], env: { XDG_RUNTIME_DIR: cwd } })
    onTestFinished(() => server.kill())
    const inMemory = await runHoldline({ args: ['backup', 'b.db'], cwd, env: { XDG_RUNTIME_DIR: cwd } })
    expect(inMemory).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^holdline: The inventory of this server is in no file of its own: .*\n$/,
      ),
    })
  })
})
