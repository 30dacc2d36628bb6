import { access, constants, stat } from 'node:fs/promises'
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
  /** How many searches may be sent to each of the two; a fresh server takes any number. */
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
  const { leftOut, ...live } = await openLive(comparing)
  const holdline = await openHoldline(comparing)
  const answers: RecordedAnswer[] = []
  try {
    const report = await compareSides({
      ...live,
      holdline: await openSide('Holdline', holdline, searchesOfHoldline(comparing)),
      onAnswer: (answer) => answers.push(answer),
    })
    if (record !== undefined) await writeRecordings(record, { recordedAt: new Date().toISOString(), answers })
    const notCompared = [...leftOut, ...report.notCompared]
    if (report.compared > 0) return { ...report, notCompared }
    throw new UsageError(`Nothing could be compared: ${notCompared[0]?.reason ?? 'there are no recordings'}`)
  } finally {
    await holdline.stop()
  }
}

interface OpenLive extends Pick<Sides, 'live' | 'probes'> {
  /** Recordings that nothing is compared with. */
  readonly leftOut: readonly NotCompared[]
}

async function openLive(comparing: Comparing): Promise<OpenLive> {
  const { live, searches } = comparing
  if ('recordings' in live) {
    const recordings = await readRecordings(live.recordings)
    return {
      live: new RecordedSide(recordings),
      ...recordedProbes(recordings, searchesOfHoldline(comparing)),
    }
  }
  const side = await openSide('The live service', live, searches)
  return { live: side, probes: probesWith(searches), leftOut: [] }
}

async function openHoldline({ holdline }: Comparing): Promise<FreshHoldline> {
  return holdline === undefined ? freshHoldline() : { ...holdline, stop: async () => {} }
}

/** A server that somebody uses holds a number for a search; a fresh one ends with the comparison. */
function searchesOfHoldline({ holdline, searches }: Comparing): number {
  return holdline === undefined ? SEARCH_PROBES.length : searches
}

function openSide(name: string, { endpoint, key }: ResourcePlace, searches: number): Promise<RemoteSide> {
  return RemoteSide.open({ name, endpoint, key, searches, sleep, now: Date.now })
}

/** Before anything is sent: a search that was spent cannot be recorded once more. */
async function checkWritable(file: string): Promise<void> {
  const fault = file === '' ? 'it has no name' : (await isDirectory(file)) ? 'it is a directory' : undefined
  if (fault !== undefined) throw new UsageError(`Cannot write --record ${file}: ${fault}`)
  // The file is written beside its place at first, which for `live/` is a place in a directory.
  await access(dirname(`${file}.tmp`), constants.W_OK).catch((error: unknown) => {
    throw new UsageError(`Cannot write --record ${file}: ${describeSystemError(error)}`)
  })
}

async function isDirectory(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
