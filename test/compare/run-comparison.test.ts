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

it('a sandbox is compared at its address, with its key', async () => {
  const sandbox = await (await start()).sandbox()
  const [, key = ''] = sandbox.httpConnectionString.split('accesskey=')
  const live = place(new URL(sandbox.http), key)
  const report = await runComparison({ live, holdline: place(await startFresh()), searches: 0 })
  expect(report.differences).toEqual([])
  expect(report.compared).toBeGreaterThan(100)
})
