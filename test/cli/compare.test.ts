import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { holdlinePlace, liveSource, spentSearches } from '../../src/cli/compare-options.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { UsageError } from '../../src/usage-error.ts'
import { json, startAltering, startFresh } from '../compare/given.ts'
import { liveRecordings } from '../compare/live-recordings.ts'
import { start } from '../library/given.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const KEY = DEVELOPMENT_ACCESS_KEY
const OTHER_KEY = Buffer.from('a key that is not that of the resource').toString('base64')

async function compare(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await runHoldline({ args: ['compare', ...args], env })
  expect(`${stdout}${stderr}`).not.toContain(KEY)
  expect(`${stdout}${stderr}`).not.toContain(OTHER_KEY)
  return { code, stderr, lines: stdout.split('\n').slice(0, -1), stdout }
}

describe('holdline compare', () => {
  it('finds nothing between two servers, exits with 0, and writes what it saw', async () => {
    const { http } = await start()
    const file = join(temporaryDirectory(), 'recordings.json')
    const env = { HOLDLINE_COMPARE_CONNECTION_STRING: `endpoint=${http}/;accesskey=${KEY}` }
    const { code, stderr, lines } = await compare(['--record', file, '--spend-searches', '1'], env)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(lines.at(-1)).toMatch(/^Compared \d{3} answers: 0 differences, \d accepted\.$/)
    expect(lines).toContain('  5 × owned-number: The live service has no number to read')
    expect(readFileSync(file, 'utf8')).not.toContain(KEY)
    const repeated = await compare(['--recordings', file])
    expect(repeated).toMatchObject({ code: 0, stderr: '' })
    expect(repeated.lines.at(-1)).toBe(lines.at(-1))
  })

  it('prints the differences as a table or as JSON, and exits with 1', async () => {
    const holdline = await startFresh()
    const live = await startAltering(holdline, (answer, target) =>
      target.includes('/countries?api')
        ? json((body) => ({ ...body, '\u001b[2Jtotal': 'x'.repeat(9) }))(answer)
        : {},
    )
    const args = ['--endpoint', live.href, '--url', holdline.href]
    const table = await compare(args, { HOLDLINE_COMPARE_KEY: KEY })
    expect(table).toMatchObject({ code: 1, stderr: '' })
    expect(table.lines.slice(0, 3)).toEqual([
      expect.stringMatching(/^probe +api-version +what +live service +Holdline$/),
      expect.stringMatching(/^countries +2022-12-01 and 3 more +field total +string +absent$/),
      expect.stringMatching(/^countries-too-early +2021-03-07 +field total +string +absent$/),
    ])
    const asJson = await compare([...args, '--output', 'json', '--key', KEY])
    expect(asJson).toMatchObject({ code: 1, stderr: '' })
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      compared: expect.any(Number),
      differences: expect.arrayContaining([
        {
          probe: 'countries',
          version: '2025-06-01',
          kind: 'field',
          place: '\u001b[2Jtotal',
          live: 'string',
          holdline: 'absent',
        },
      ]),
      accepted: [],
      notCompared: [],
    })
  })

  it('finds nothing in the recordings of the live service', async () => {
    const file = join(temporaryDirectory(), 'live.json')
    const recordings = { recordedAt: '2025-06-17T16:42:40.000Z', answers: liveRecordings() }
    writeFileSync(file, JSON.stringify(recordings))
    const { code, stderr, lines } = await compare(['--recordings', file])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(lines.at(-1)).toMatch(/^Compared \d\d answers: 0 differences, \d accepted\.$/)
  })

  it('says in one line why it cannot compare, without a key, and exits with 2', async () => {
    const holdline = await startFresh()
    const key = { HOLDLINE_COMPARE_KEY: KEY }
    for (const [args, env, message] of [
      [
        ['--endpoint', 'http://127.0.0.1:1'],
        key,
        /^holdline: The live service at 127\.0\.0\.1:1 cannot be reached: ECONNREFUSED$/,
      ],
      [
        ['--endpoint', holdline.href],
        { HOLDLINE_COMPARE_KEY: OTHER_KEY },
        /^holdline: The key is refused: The live service at 127\.0\.0\.1:\d+ answers 401$/,
      ],
      [
        ['--endpoint', holdline.href, '--record', 'none/a.json'],
        key,
        /^holdline: Cannot write --record none/,
      ],
    ] as const) {
      const { code, stdout, stderr } = await compare(args, env)
      expect(stderr.trimEnd()).toMatch(message)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
    }
  })
})

describe('the flags of holdline compare', () => {
  const flags = { spendSearches: '0', output: 'table' } as const
  const place = { endpoint: new URL('https://contoso.communication.azure.com/'), key: KEY }

  it('name a resource, by address and key or by its connection string', () => {
    const endpoint = 'https://contoso.communication.azure.com'
    expect(liveSource({ ...flags, endpoint, key: ` ${KEY}\n` }, {})).toEqual(place)
    const HOLDLINE_COMPARE_CONNECTION_STRING = `Endpoint=${endpoint}/;accessKey=${KEY}`
    expect(liveSource(flags, { HOLDLINE_COMPARE_CONNECTION_STRING })).toEqual(place)
    expect(liveSource({ ...flags, recordings: 'a.json' }, { HOLDLINE_COMPARE_CONNECTION_STRING })).toEqual({
      recordings: 'a.json',
    })
  })

  it('name a server, with the development key unless HOLDLINE_ACCESS_KEY has another', () => {
    expect(holdlinePlace(flags, {})).toBeUndefined()
    const url = 'http://127.0.0.1:8080'
    expect(holdlinePlace({ ...flags, url }, {})).toEqual({ endpoint: new URL(url), key: KEY })
    expect(holdlinePlace({ ...flags, url }, { HOLDLINE_ACCESS_KEY: OTHER_KEY })?.key).toBe(OTHER_KEY)
  })

  it.each<[string, () => unknown, RegExp]>([
    ['no key', () => liveSource({ ...flags, endpoint: 'https://a' }, {}), /set HOLDLINE_COMPARE_KEY$/],
    [
      'a key that is none',
      () => liveSource({ ...flags, endpoint: 'https://a', key: 'geheim!' }, {}),
      /^The key of --endpoint is not base64 \([^!]*\)$/,
    ],
    [
      'an address that is none',
      () => liveSource({ ...flags, endpoint: 'contoso', key: KEY }, {}),
      /^--endpoint must be an address such as https:/,
    ],
    [
      'an address with a password, which is not repeated',
      () => liveSource({ ...flags, endpoint: 'https://a:geheim@b', key: KEY }, {}),
      /^--endpoint must be an address such as https:[^@]*$/,
    ],
    [
      'a connection string without a key',
      () => liveSource(flags, { HOLDLINE_COMPARE_CONNECTION_STRING: 'endpoint=https://a/' }),
      /^The access key of HOLDLINE_COMPARE_CONNECTION_STRING is /,
    ],
    [
      'a connection string without an endpoint',
      () => liveSource(flags, { HOLDLINE_COMPARE_CONNECTION_STRING: `accesskey=${KEY}` }),
      /^The endpoint of HOLDLINE_COMPARE_CONNECTION_STRING must be an address/,
    ],
    [
      'recordings and an address',
      () => liveSource({ ...flags, recordings: 'a', endpoint: 'https://a' }, {}),
      /^--recordings and --endpoint exclude each other$/,
    ],
    [
      'recordings to read and to write',
      () => liveSource({ ...flags, recordings: 'a', record: 'b' }, {}),
      /^--recordings and --record exclude each other$/,
    ],
    [
      'searches of recordings',
      () => liveSource({ ...flags, recordings: 'a', spendSearches: '1' }, {}),
      /^--spend-searches is for --endpoint/,
    ],
    ['too many searches', () => spentSearches({ ...flags, spendSearches: '6' }), /from 0 to 5$/],
    ['searches that are no number', () => spentSearches({ ...flags, spendSearches: '1e0' }), /from 0 to 5$/],
    [
      'nothing to compare with',
      () => liveSource(flags, {}),
      /^There is nothing to compare with: give --endpoint/,
    ],
  ])('refuse %s', (_, read, message) => {
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
  })
})
