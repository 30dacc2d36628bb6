import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { probesWith, recordedProbes } from '../compare/choose-probes.ts'
import { compareSides, type Sides } from '../compare/compare-sides.ts'
import { SEARCH_PROBES } from '../compare/probes/index.ts'
import { RecordedSide } from '../compare/recorded-side.ts'
import { type RecordedAnswer, readRecordings, writeRecordings } from '../compare/recordings.ts'
import { RemoteSide } from '../compare/remote-side.ts'
import type { NotCompared, Report } from '../compare/report.ts'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import type { LiveSource, ResourcePlace } from './compare-options.ts'
import { type FreshHoldline, freshHoldline } from './fresh-holdline.ts'

export interface Comparing {
  readonly live: LiveSource
  /** The server to compare; `undefined` for a fresh one. */
  readonly holdline: ResourcePlace | undefined
  /** How many searches may be spent on the live service. */
  readonly searches: number
  /** The file that gets the answers of the live service; none if absent. */
  readonly record?: string | undefined
}

/**
 * Compares the live service, or recordings of it, with Holdline.
 * @throws {UsageError} if one of the two cannot be asked, a file cannot be used, or nothing could be compared
 */
export async function runComparison(comparing: Comparing): Promise<Report> {
  const { record } = comparing
  if (record !== undefined) await checkWritable(record)
  const { unknown, ...live } = await openLive(comparing)
  const holdline = await openHoldline(comparing)
  const answers: RecordedAnswer[] = []
  try {
    const report = await compareSides({
      ...live,
      holdline: await openSide('Holdline', holdline, SEARCH_PROBES.length),
      onAnswer: (answer) => answers.push(answer),
    })
    if (record !== undefined) await writeRecordings(record, { recordedAt: new Date().toISOString(), answers })
    const notCompared = [...unknown, ...report.notCompared]
    if (report.compared > 0) return { ...report, notCompared }
    throw new UsageError(`Nothing could be compared: ${notCompared[0]?.reason ?? 'there are no recordings'}`)
  } finally {
    await holdline.stop()
  }
}

interface OpenLive extends Pick<Sides, 'live' | 'probes'> {
  /** Recordings that belong to no probe. */
  readonly unknown: readonly NotCompared[]
}

async function openLive({ live, searches }: Comparing): Promise<OpenLive> {
  if ('recordings' in live) {
    const recordings = await readRecordings(live.recordings)
    return { live: new RecordedSide(recordings), ...recordedProbes(recordings) }
  }
  const side = await openSide('The live service', live, searches)
  return { live: side, probes: probesWith(searches), unknown: [] }
}

async function openHoldline({ holdline }: Comparing): Promise<FreshHoldline> {
  return holdline === undefined ? freshHoldline() : { ...holdline, stop: async () => {} }
}

function openSide(name: string, { endpoint, key }: ResourcePlace, searches: number): Promise<RemoteSide> {
  return RemoteSide.open({ name, endpoint, key, searches, sleep, now: Date.now })
}

/** Before anything is sent: a search that was spent cannot be recorded once more. */
async function checkWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`Cannot write --record ${file}: ${describeSystemError(error)}`)
  })
}
