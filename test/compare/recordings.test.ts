import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probesWith, recordedProbes } from '../../src/compare/choose-probes.ts'
import { compareSides } from '../../src/compare/compare-sides.ts'
import { SEARCH_PROBES } from '../../src/compare/probes/index.ts'
import { RecordedSide } from '../../src/compare/recorded-side.ts'
import { type RecordedAnswer, readRecordings, writeRecordings } from '../../src/compare/recordings.ts'
import { UsageError } from '../../src/usage-error.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { json, openSide, startAltering, startFresh } from './given.ts'
import { liveRecordings } from './live-recordings.ts'

async function compareRecorded(answers: readonly RecordedAnswer[]) {
  const recordings = { recordedAt: '2026-01-15T12:00:00.000Z', answers }
  const { probes, leftOut } = recordedProbes(recordings, SEARCH_PROBES.length)
  const holdline = await openSide(await startFresh(), SEARCH_PROBES.length)
  return { leftOut, ...(await compareSides({ live: new RecordedSide(recordings), holdline, probes })) }
}

describe('what the live service answered, where it was recorded', () => {
  it('is what Holdline answers', async () => {
    const answers = liveRecordings()
    const { compared, differences, accepted, notCompared, leftOut } = await compareRecorded(
      // One search was recorded in a version in which no search is sent.
      answers.filter(({ probe, version }) => !probe.startsWith('search') || version === '2025-06-01'),
    )
    expect(differences).toEqual([])
    // The recorded configuration has trunks, and no routes.
    expect(notCompared).toEqual([
      { probe: 'sip', version: '2023-03-01', reason: 'routes has no entries on one side' },
    ])
    expect(leftOut).toEqual([])
    expect(compared).toBeGreaterThanOrEqual(14)
    expect(accepted.map(({ probe, place }) => `${probe} ${place}`)).toEqual(
      expect.arrayContaining(['browse phoneNumbers[].isAgreementToNotResellRequired']),
    )
  })
})

describe('recordings', () => {
  it('are written and read, and compare as the answers themselves do', async () => {
    const live = await startFresh()
    const altered = await startAltering(live, (answer, target) =>
      target.includes('/offerings') ? json((body) => ({ ...body, more: [] }))(answer) : {},
    )
    const answers: RecordedAnswer[] = []
    const probes = probesWith(1)
    const direct = await compareSides({
      live: await openSide(altered, 1),
      holdline: await openSide(live, 1),
      probes,
      onAnswer: (answer) => answers.push(answer),
    })
    expect(answers).toHaveLength(probes.length)
    const file = join(temporaryDirectory(), 'recordings.json')
    await writeRecordings(file, { recordedAt: '2026-01-15T12:00:00.000Z', answers })
    expect(readFileSync(file, 'utf8')).not.toMatch(/\d{7}|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}-/)
    const read = await readRecordings(file)
    expect(read.answers).toEqual(answers)
    const { leftOut, ...repeated } = await compareRecorded(read.answers)
    expect(leftOut).toEqual([])
    expect(repeated).toEqual(direct)
    expect(repeated.differences.map(({ probe, place }) => `${probe} ${place}`)).toEqual([
      ...Array(4).fill('offerings more'),
      'offerings-wrong-type more',
    ])
  })

  it('of a probe that there is no more are told, and not compared', async () => {
    const gone = { probe: 'gone', version: '2025-06-01', status: 200, headers: {}, body: {}, codes: {} }
    expect(await compareRecorded([gone])).toMatchObject({
      compared: 0,
      leftOut: [{ probe: 'gone', reason: 'this Holdline has no such probe' }],
    })
  })

  it.each([
    ['no JSON', '{'],
    ['another document', '{"openapi":"3.1.0"}'],
    [
      'an answer without a status',
      '{"recordedAt":"x","answers":[{"probe":"numbers","version":"2025-06-01"}]}',
    ],
    [
      'a header that is no text',
      '{"recordedAt":"x","answers":[{"probe":"a","version":"b","status":1,"headers":{"a":1},"body":{},"codes":{}}]}',
    ],
  ])('that are %s are refused', async (_, text) => {
    const file = join(temporaryDirectory(), 'recordings.json')
    writeFileSync(file, text)
    await expect(readRecordings(file)).rejects.toThrow(UsageError)
    await expect(readRecordings(file)).rejects.toThrow(
      / is no file that holdline compare --record has written$/,
    )
  })
})
