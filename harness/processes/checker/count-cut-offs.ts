import { succeeded } from './attempt-outcome.ts'
import { type Change, matchTrail } from './match-trail.ts'
import type { Attempt, Run } from './run.ts'
import { wallClock } from './wall-clock.ts'

export interface CutOffs {
  /** Requests for a change whose connection was lost before the answer. */
  readonly cutOff: number
  /** How many of the cut-off requests had happened. */
  readonly happened: number
}

/** How many requests were cut off, and how many of these had happened, by the kind of the request. */
export function countCutOffs(run: Run): ReadonlyMap<Attempt['call']['kind'], CutOffs> {
  const clock = wallClock(run.terms)
  const happened = new Set(matchTrail(run).changes.flatMap((change) => causedBy(change) ?? []))
  const counts = new Map<Attempt['call']['kind'], CutOffs>()
  for (const attempt of run.attempts) {
    if (attempt.answer !== undefined || attempt.refused === true) continue
    const { kind } = attempt.call
    const { cutOff, happened: before } = counts.get(kind) ?? { cutOff: 0, happened: 0 }
    counts.set(kind, { cutOff: cutOff + 1, happened: before + (happened.has(attempt) ? 1 : 0) })
  }
  return counts

  /** The unanswered attempt that was under way at the time of the change; `undefined` if an answered one was too. */
  function causedBy({ entry, causes }: Change): Attempt | undefined {
    const at = clock(entry.at)
    const underWay = causes.filter(({ sentAt, endedAt }) => sentAt <= at.to && endedAt >= at.from)
    return underWay.some(succeeded) ? undefined : underWay.find(({ answer }) => answer === undefined)
  }
}
