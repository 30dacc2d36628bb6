import { acceptedBecause } from './accepted.ts'
import { findDifferences } from './find-differences.ts'
import type { Probe, SearchProbe } from './probe.ts'
import type { RecordedAnswer } from './recordings.ts'
import type { AcceptedDifference, FoundDifference, NotCompared, Report } from './report.ts'
import type { Side } from './side.ts'

export interface Sides {
  readonly live: Side
  readonly holdline: Side
  /** What both sides are asked, in this order, one at a time. */
  readonly probes: readonly (Probe | SearchProbe)[]
  /** Called with each answer of the live side. */
  readonly onAnswer?: (answer: RecordedAnswer) => void
}

/** Asks both sides the same, and compares what they say. */
export async function compareSides({ live, holdline, probes, onAnswer }: Sides): Promise<Report> {
  let compared = 0
  const differences: FoundDifference[] = []
  const accepted: AcceptedDifference[] = []
  const notCompared: NotCompared[] = []
  for (const probe of probes) {
    const at = { probe: probe.name, version: probe.version }
    const theirs = await live.ask(probe)
    if (theirs.kind === 'unanswered') {
      notCompared.push({ ...at, reason: theirs.reason })
      continue
    }
    const { status } = theirs.observation
    if (isOfTheMoment(status)) {
      notCompared.push({ ...at, reason: `the live service answers ${status}` })
      continue
    }
    onAnswer?.({ ...at, ...theirs.observation })
    const ours = await holdline.ask(probe)
    if (ours.kind === 'unanswered') {
      notCompared.push({ ...at, reason: ours.reason })
      continue
    }
    compared += 1
    const found = findDifferences(theirs.observation, ours.observation)
    for (const list of found.emptyLists) {
      notCompared.push({ ...at, reason: `${list || 'the body'} has no entries on one side` })
    }
    for (const difference of found.differences) {
      const because = acceptedBecause(probe, difference)
      if (because === undefined) differences.push({ ...at, ...difference })
      else accepted.push({ ...at, ...difference, because })
    }
  }
  return { compared, differences, accepted, notCompared }
}

/** Whether an answer tells of the moment, and not of the contract. Of Holdline it would tell of a fault. */
function isOfTheMoment(status: number): boolean {
  return status === 429 || status >= 500
}
