import { type Hold, lastContent, type Span } from './holds.ts'
import { type Interval, type Intervals, joinIntervals } from './intervals.ts'
import type { Terms } from './run.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** The time for which one hold has a number: held, owned, or aging after its release. */
export interface Claim {
  readonly hold: Hold
  readonly number: string
  /** When the claim may begin. */
  readonly begins: Interval
  /** When the claim may end. */
  readonly ends: Interval
  /**
   * The time in which a read certainly does not show the number as free. A purchase or an extension that was accepted
   * in time, and is not done when the hold expires, is not seen until it is done.
   */
  readonly seen: readonly Interval[]
  /** When its resource may have begun and ceased to own the number. */
  readonly owned?: { readonly begins: Interval; readonly ends: Interval }
}

const NEVER: Interval = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** The server reads its clock in whole milliseconds, rounded down. */
const ROUNDING_MS = 1

export function collectClaims(holds: Iterable<Hold>, terms: Terms): Claim[] {
  const clock = wallClock(terms)
  return [...holds].flatMap((hold) => hold.spans.map((span) => toClaim(hold, span, terms, clock)))
}

function toClaim(hold: Hold, span: Span, terms: Terms, clock: WallClock): Claim {
  const { number, added } = span
  const begins = { from: added.since, to: added.by }
  const { ends, owned } = endOf(hold, span, terms, clock)
  const contents = hold.contents.slice(hold.contents.findIndex(({ change }) => change === added))
  const held = contents.map(({ change, expiresAt }) => ({
    from: change.by,
    to: Math.min(ends.from, clock(expiresAt).from),
  }))
  if (owned === undefined) return { hold, number, begins, ends, seen: held }
  return { hold, number, begins, ends, owned, seen: [...held, { from: owned.begins.to, to: ends.from }] }
}

function endOf(
  hold: Hold,
  { number, removed }: Span,
  { agingMs }: Terms,
  clock: WallClock,
): Pick<Claim, 'ends' | 'owned'> {
  const { bought, cancelled } = hold
  const early = removed ?? (bought === undefined ? cancelled : undefined)
  if (early !== undefined) return { ends: { from: early.since, to: early.by } }
  if (bought === undefined) return { ends: holdExpiry(hold, clock) }
  const released = hold.released.get(number)
  const given = released === undefined ? NEVER : { from: released.since, to: released.by }
  const ends = { from: given.from + agingMs - ROUNDING_MS, to: given.to + agingMs }
  return { ends, owned: { begins: { from: bought.since, to: bought.by }, ends: given } }
}

/** When the hold ends by itself, if nothing else ends it before. */
export function holdExpiry(hold: Hold, clock: WallClock): Interval {
  return clock(lastContent(hold).expiresAt)
}

/** The time in which a claim certainly lasts. */
export function certain({ begins, ends }: Pick<Claim, 'begins' | 'ends'>): Interval {
  return { from: begins.to, to: ends.from }
}

/** The time in which a claim may last. */
export function possible({ begins, ends }: Pick<Claim, 'begins' | 'ends'>): Interval {
  return { from: begins.from, to: ends.to }
}

/** The certain and the possible times of many claims. */
export interface Times {
  readonly certain: Intervals
  readonly possible: Intervals
}

export function timesOf(spans: readonly Pick<Claim, 'begins' | 'ends'>[]): Times {
  return { certain: joinIntervals(spans.map(certain)), possible: joinIntervals(spans.map(possible)) }
}
