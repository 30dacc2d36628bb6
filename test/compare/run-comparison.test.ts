import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runComparison } from '../../src/cli/run-comparison.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { UsageError } from '../../src/usage-error.ts'
import { start } from '../library/given.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { startFresh } from './given.ts'

const place = (endpoint: URL, key = DEVELOPMENT_ACCESS_KEY) => ({ endpoint, key })
const NOBODY = place(new URL('http://127.0.0.1:1'))

it('a comparison that cannot be made ends with the reason', async () => {
  const holdline = place(await startFresh())
  const empty = join(temporaryDirectory(), 'empty.json')
  writeFileSync(empty, '{"recordedAt":"2026-01-15T12:00:00.000Z","answers":[]}')
  const elsewhere = place(new URL('/elsewhere', holdline.endpoint))
  const refused = place(holdline.endpoint, Buffer.alloc(32, 'other').toString('base64'))
  for (const [live, to, message] of [
    [NOBODY, holdline, /^The live service at 127\.0\.0\.1:1 cannot be reached: ECONNREFUSED$/],
    [holdline, NOBODY, /^Holdline at 127\.0\.0\.1:1 cannot be reached: ECONNREFUSED$/],
    [refused, holdline, /^The key is refused: The live service at 127\.0\.0\.1:\d+ answers 401$/],
    [holdline, refused, /^The key is refused: Holdline at 127\.0\.0\.1:\d+ answers 401$/],
    [
      elsewhere,
      holdline,
      /^The live service at \S+ answers 404 where a resource lists its numbers: is it the addr/,
    ],
    [
      { recordings: 'none.json' },
      holdline,
      /^Cannot read --recordings none\.json: no such file or directory$/,
    ],
    [{ recordings: empty }, holdline, /^Nothing could be compared: there are no recordings$/],
  ] as const) {
    const comparison = runComparison({ live, holdline: to, searches: 0 })
    await expect(comparison).rejects.toThrow(UsageError)
    await expect(comparison).rejects.toThrow(message)
  }
})

it('a recorded search is sent to a server that somebody names only where it is allowed', async () => {
  const recordings = join(temporaryDirectory(), 'live.json')
  const live = place(await startFresh())
  await runComparison({ live, holdline: undefined, searches: 2, record: recordings })
  const holdline = await start()
  const to = place(new URL(holdline.http))
  const searches = async () =>
    (await holdline.requests.list()).filter(({ operation }) => operation === 'SearchAvailablePhoneNumbers')
  const none = await runComparison({ live: { recordings }, holdline: to, searches: 0 })
  expect(await searches()).toEqual([])
  expect(none.notCompared).toContainEqual({
    probe: 'search-not-offered',
    version: '2025-06-01',
    reason: '--spend-searches 0 does not allow this search',
  })
  await runComparison({ live: { recordings }, holdline: to, searches: 1 })
  expect(await searches()).toHaveLength(1)
  const fresh = await runComparison({ live: { recordings }, holdline: undefined, searches: 0 })
  expect(fresh.notCompared.filter(({ probe }) => probe.startsWith('search'))).toEqual([])
})

it.each([
  ['is a directory', () => temporaryDirectory(), /^Cannot write --record \S+: it is a directory$/],
  ['has no name', () => '', /^Cannot write --record : it has no name$/],
  ['is in no directory', () => join(temporaryDirectory(), 'none/'), /: no such file or directory$/],
])('a file for recordings that %s is refused before anything is sent', async (_, record, message) => {
  const comparison = runComparison({ live: NOBODY, holdline: undefined, searches: 5, record: record() })
  await expect(comparison).rejects.toThrow(UsageError)
  await expect(comparison).rejects.toThrow(message)
})

it('a sandbox is compared at its address, with its key', async () => {
  const sandbox = await (await start()).sandbox()
  const [, key = ''] = sandbox.httpConnectionString.split('accesskey=')
  const live = place(new URL(sandbox.http), key)
  const report = await runComparison({ live, holdline: place(await startFresh()), searches: 0 })
  expect(report.differences).toEqual([])
  expect(report.compared).toBeGreaterThan(100)
})
