import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { buy, firstNumber } from '../storage/given.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** Sells a number, and closes the store. */
async function sellOne(store: InventoryStore) {
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  const number = firstNumber(await buy(store))
  await store.close()
  return number
}

const LINES = [
  expect.stringMatching(/^\+1425\d+ US geographic 425 calling inbound\+outbound sms none$/),
  expect.stringMatching(/^state: owned by contoso since \S+Z with \S+$/),
  'price: 1 USD monthly',
  'at 2020-01-01T00:00:00.000Z: nobody owned it',
  expect.stringMatching(/^\S+Z stock$/),
  expect.stringMatching(/^\S+Z search by contoso until \S+Z with \S+$/),
  expect.stringMatching(/^\S+Z purchase by contoso for 1 USD monthly with \S+$/),
]

const AT = ['--at', '2020-01-01T00:00:00Z']

describe('holdline number show', () => {
  it('prints the same from the file itself, from a running server, and as JSON', async () => {
    const cwd = temporaryDirectory()
    mkdirSync(join(cwd, 'data'))
    const file = join(cwd, 'data', 'holdline.db')
    const number = await sellOne(await openFileStore({ file, thread: WORKER_URL }))
    const show = async (...args: string[]) => {
      const { code, stdout, stderr } = await runHoldline({
        args: ['number', 'show', ...args, '--data', 'data'],
        cwd,
      })
      return { code, lines: stdout.split('\n').slice(0, -1), stderr }
    }
    const notice = `holdline: No server has ${file} open, so this command opens it itself\n`
    expect(await show(number, ...AT)).toEqual({ code: 0, lines: LINES, stderr: notice })
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    expect(await show(number, ...AT)).toEqual({ code: 0, lines: LINES, stderr: '' })
    const { lines } = await show(number, '--output', 'json', '--url', server.http)
    const answer = await fetch(`${server.http}/_holdline/numbers/${encodeURIComponent(number)}`)
    expect({ ...JSON.parse(lines.join('\n')), now: '' }).toEqual({ ...Object(await answer.json()), now: '' })
    const { lines: fresh } = await show(`+${Number(number.slice(1)) + 1}`)
    expect(fresh[1]).toBe('state: free, and nobody has had it yet')
    expect(await show('+19995550100')).toEqual({
      code: 2,
      lines: [],
      stderr: 'holdline: There is no number +19995550100 in the inventory\n',
    })
    expect(await show(number, '--at', 'yesterday')).toMatchObject({
      code: 2,
      stderr: 'holdline: --at must be an instant, such as 2026-11-28T12:00:00Z\n',
    })
  })

  it('reads a PostgreSQL database, and migrates none', async () => {
    const { connection, drop } = await createDatabase()
    onTestFinished(drop)
    const { host = '', port = 5432, user = '', database = '' } = connection
    const url = `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${database}`
    const show = (number: string) =>
      runHoldline({ args: ['number', 'show', number, ...AT], env: { HOLDLINE_DATABASE: url } })
    const refused = {
      code: 2,
      stdout: '',
      stderr: 'holdline: The database has not the schema of this Holdline: run holdline migrate first\n',
    }
    expect(await show('+14255550100')).toEqual(refused)
    for (const command of ['list', 'export']) {
      expect(await runHoldline({ args: ['stock', command], env: { HOLDLINE_DATABASE: url } })).toEqual(
        refused,
      )
    }
    const number = await sellOne(await openPostgresStore({ connection }))
    const { code, stdout, stderr } = await show(number)
    expect({ code, lines: stdout.split('\n').slice(0, -1), stderr }).toEqual({
      code: 0,
      lines: LINES,
      stderr: '',
    })
  })
})
