import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buy, firstNumber, NO_DELAY, newGuid } from '../storage/given.ts'
import { fillPartition } from '../storage/postgres/fill-partition.ts'
import { givenDatabase, givenStore } from '../support/postgres/given-processes.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** Each run of the program starts a process that opens the database. */
const SLOW = { timeout: 180_000 }

const LATER = '2099-01-01T00:00:00Z'

/** A database with a number that was sold, changed and released, in a full partition; and the command line over it. */
async function given() {
  const database = await givenDatabase()
  const { host = '', port = 5432, user = '', database: name = '' } = database.connection
  const url = `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${name}`
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
  const phoneNumber = firstNumber(await buy(store))
  const change = { resource: 'contoso', phoneNumber, delay: NO_DELAY }
  for (const calling of ['inbound', 'outbound'] as const) {
    await store.updateCapabilities({ ...change, patch: { calling }, operationGuid: newGuid() })
  }
  const through = await fillPartition(database)
  await store.extendTrail({ room: 1_000 })
  const run = (...args: string[]) => runHoldline({ args, env: { HOLDLINE_DATABASE: url } })
  return { database, store, phoneNumber, through, run }
}

it('writes the entries to a file, drops them, and tells of it in the history of a number', SLOW, async () => {
  const { store, phoneNumber, through, run } = await given()
  const file = join(temporaryDirectory(), 'trail.ndjson')
  const whole = await store.audit({ after: 0, limit: 99 })
  const archived = await run('audit', 'archive', '--before', LATER, '--file', file, '--as', 'Kim')
  expect(archived).toMatchObject({ code: 0, stderr: '' })
  expect(archived.stdout).toBe(
    `${file} has the entries after 0 up to ${through}\n` +
      `Dropped 1 of the entries up to ${through}; 3 stay, which the numbers still need\n`,
  )
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ sequence }) => sequence)).toEqual(whole.map(({ sequence }) => sequence))
  expect(await store.archives()).toMatchObject([
    { through, author: { by: 'command line', claimedName: 'Kim' } },
  ])

  const shown = await run('number', 'show', phoneNumber)
  expect(shown.stdout).toContain(`earlier entries, up to sequence ${through}, were archived on `)
  expect(shown.stdout).toContain(' purchase by contoso')
  const json = JSON.parse((await run('number', 'show', phoneNumber, '--output', 'json')).stdout)
  expect(json).toMatchObject({ state: 'owned', cost: { amount: 1 }, isWhole: false, archived: { through } })

  // The search that was made before is still in the trail, and its end is known.
  const [search] = whole.filter(({ command }) => command === 'search')
  expect(await store.audit({ after: 0, limit: 99 })).toContainEqual(search)
})

it('drops without a copy only if it is told to', SLOW, async () => {
  const { store, run } = await given()
  const silent = await run('audit', 'archive', '--before', LATER)
  expect(silent).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^holdline: .*--file FILE, or --discard.*\n$/),
  })
  const both = await run('audit', 'archive', '--before', LATER, '--discard', '--file', 'any')
  expect(both).toMatchObject({ code: 2 })
  const early = await run('audit', 'archive', '--before', '2001-01-01T00:00:00Z', '--discard')
  expect(early).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to archive: /) })
  expect(await store.archives()).toEqual([])
  expect(await run('audit', 'archive', '--before', LATER, '--discard')).toMatchObject({ code: 0 })
  expect(await store.archives()).toHaveLength(1)
})

it.each([
  ['--before', 'yesterday', '--discard'],
  ['--before', LATER, '--file', '/'],
  ['--before', LATER, '--file', '/no/such/directory/trail.ndjson'],
])('refuses %s %s %s in one line, and drops nothing', async (...args) => {
  const { store, run } = await given()
  const refused = await run('audit', 'archive', ...args)
  expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^holdline: .+\n$/) })
  expect(await store.archives()).toEqual([])
})
