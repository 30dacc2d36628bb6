import { type Claim, collectClaims, type Times, timesOf } from './claims.ts'
import { groupBy } from './group-by.ts'
import { collectHolds, type Hold } from './holds.ts'
import { type Intervals, joinIntervals, NO_INTERVALS } from './intervals.ts'
import { type Change, matchTrail } from './match-trail.ts'
import type { Attempt, Run } from './run.ts'
import { findSipStates, type SipStates } from './sip-states.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** The facts that a run proves: which resource had which number at which time. */
export interface Knowledge {
  readonly run: Run
  readonly clock: WallClock
  readonly changes: readonly Change[]
  readonly holds: ReadonlyMap<string, Hold>
  readonly claimsOf: ReadonlyMap<string, readonly Claim[]>
  /** When a number is not free. */
  busy(number: string): Times
  /** When it is certain that no read shows the number as free. */
  seenBusy(number: string): Intervals
  /** When a resource owns a number. */
  owned(resource: string, number: string): Times
  /** Whether an attempt at this request gave its number back. */
  released(attempt: Pick<Attempt, 'request'>): boolean
  /** Whether an attempt at this request of the operator changed anything. */
  changed(attempt: Pick<Attempt, 'request'>): boolean
  readonly sip: Pick<SipStates, 'of'>
  /** Faults of the trail by itself. */
  readonly faults: readonly string[]
}

const NOTHING = timesOf([])

export function understand(run: Run): Knowledge {
  const { changes, faults } = matchTrail(run)
  const sip = findSipStates(run)
  const holds = collectHolds(changes)
  const claims = collectClaims(holds.values(), run.terms)
  const claimsOf = groupBy(claims, ({ number }) => number)
  const busy = new Map([...claimsOf].map(([number, some]) => [number, timesOf(some)]))
  const seen = new Map(
    [...claimsOf].map(([number, some]) => [number, joinIntervals(some.flatMap(({ seen }) => seen))]),
  )
  const sold = groupBy(claims, ({ hold, number, owned }) => owned && `${hold.resource} ${number}`)
  const owned = new Map(
    [...sold].map(([key, some]) => [key, timesOf(some.flatMap((claim) => claim.owned ?? []))]),
  )
  const releases = changes.filter(({ entry }) => entry.command === 'release').flatMap(({ causes }) => causes)
  const released = new Set(releases.map(({ request }) => request))
  const changed = new Set(changes.flatMap(({ causes }) => causes.map(({ request }) => request)))
  return {
    run,
    clock: wallClock(run.terms),
    changes,
    holds,
    claimsOf,
    busy: (number) => busy.get(number) ?? NOTHING,
    seenBusy: (number) => seen.get(number) ?? NO_INTERVALS,
    owned: (resource, number) => owned.get(`${resource} ${number}`) ?? NOTHING,
    released: ({ request }) => released.has(request),
    changed: ({ request }) => changed.has(request),
    sip,
    faults: [...faults, ...sip.faults],
  }
}
