import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { STORE_FILE as FILE, openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { buy } from '../storage/given.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

describe('holdline verify and holdline audit export', () => {
  it('verify the inventory of a running server and of a file', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const clean = {
      code: 0,
      stdout: expect.stringMatching(
        /^Nothing is wrong: \d+ rows and pieces of numbers, 0 searches, 0 reservations, 0 operations, 0 SIP configurations, 0 entries of the register, 0 changes of it, 1 entries of the trail verified\.\n$/,
      ),
    }
    const verify = (...args: string[]) => runHoldline({ args: ['verify', '--data', 'data', ...args], cwd })
    expect(await verify()).toEqual({ ...clean, stderr: '' })
    const exported = await runHoldline({ args: ['audit', 'export', '--data', 'data'], cwd })
    expect(exported).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(exported.stdout)).toMatchObject({ sequence: 1, command: 'stock' })
    await server.stop()

    writeFileSync(join(cwd, 'trail'), exported.stdout)
    const database = openDatabase(join(cwd, 'data', FILE))
    database.exec('DELETE FROM untouched WHERE last = (SELECT max(last) FROM untouched)')
    database.close()
    const damaged = await verify('--audit', 'trail')
    expect(damaged.code).toBe(1)
    expect(damaged.stdout).toMatch(/^\+\d+( to \+\d+)?: expected in one place; found in none\n1 wrong: /)
    const json = await verify('--output', 'json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      findings: [{ expected: 'in one place', found: 'in none' }],
      checked: { trail: 1 },
    })
  })

  it('verify a database', async () => {
    const database = await createDatabase()
    onTestFinished(() => database.drop())
    const store = await openPostgresStore({ connection: database.connection, poolSize: 1 })
    await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
    const { host, port, user } = database.connection
    const url = `postgres:///${database.name}?host=${encodeURIComponent(host ?? '')}&port=${port}&user=${user}`
    const verify = () => runHoldline({ args: ['verify', '--database', url] })
    await buy(store)
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is wrong') })
    await database.query('DELETE FROM owned')
    await store.close()
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/expected owned by contoso.*; found owned by nobody\n1 wrong/),
    })
  })

  it('refuse a file that is no exported trail, before they read the inventory', async () => {
    const cwd = temporaryDirectory()
    const store = await openFileStore({ file: join(cwd, FILE), thread: WORKER_URL })
    await store.close()
    writeFileSync(join(cwd, 'trail'), '{"sequence":1}\n')
    const refused = await runHoldline({ args: ['verify', '--audit', 'trail', '--data', '.'], cwd })
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^holdline: Line 1 of trail is no entry of a trail: give a file.*\n$/)
  })

  it('refuse a file that is not there and a sequence that is none', async () => {
    const cwd = temporaryDirectory()
    const store = await openFileStore({ file: join(cwd, FILE), thread: WORKER_URL })
    await store.close()
    const missing = await runHoldline({ args: ['verify', '--audit', 'none', '--data', '.'], cwd })
    expect(missing).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^holdline: none cannot be read: /m),
    })
    const refused = await runHoldline({ args: ['audit', 'export', '--since', '-1', '--data', '.'], cwd })
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/--since/) })
  })
})
