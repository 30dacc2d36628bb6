import { mayHaveHappened, settledAt } from './attempt-outcome.ts'
import { groupBy } from './group-by.ts'
import type { Attempt, CallOf, Run, SipEntry, Terms } from './run.ts'
import { patchSip, type SipConfiguration, sameSip } from './sip-configuration.ts'
import { wallClock } from './wall-clock.ts'

/** What the SIP configuration of a resource was for a while. */
export interface SipState {
  readonly configuration: SipConfiguration
  /** The earliest time at which a request can have met this configuration, and the latest one. */
  readonly from: number
  readonly to: number
}

export interface SipStates {
  /** The states of a resource, in their order. */
  of(resource: string): readonly SipState[]
  readonly faults: readonly string[]
}

type SipChangeAttempt = Attempt & { readonly call: CallOf<'change sip'> }

/**
 * The configurations that the trail tells of. Each change needs a request that was under way at its time and that makes
 * this change of the configuration before: a change that was made of an older configuration has none.
 */
export function findSipStates({ terms, attempts, end }: Run): SipStates {
  const faults: string[] = []
  const asked = groupBy(
    attempts.filter((attempt): attempt is SipChangeAttempt => attempt.call.kind === 'change sip'),
    ({ resource }) => resource,
  )
  const states = new Map<string, readonly SipState[]>()
  for (const [resource, entries] of groupBy(end.sip, (entry) => entry.resource)) {
    const past: SipState[] = []
    let current = FIRST
    for (const entry of entries) {
      const configuration = patchSip(current.configuration, entry.change)
      const causes = (asked.get(resource) ?? [])
        .filter(mayHaveHappened)
        .filter(({ call }) => sameSip(patchSip(current.configuration, call.patch), configuration))
        .filter((attempt) => wasUnderWay(attempt, entry, terms))
      if (causes.length === 0) faults.push(`${nameOf(entry)} has no request that makes it`)
      past.push({ ...current, to: Math.max(...causes.map((attempt) => settledAt(attempt, terms))) })
      current = { configuration, from: wallClock(terms)(entry.at).from, to: Number.POSITIVE_INFINITY }
    }
    states.set(resource, [...past, current])
  }
  return { of: (resource) => states.get(resource) ?? [FIRST], faults }
}

const FIRST: SipState = {
  configuration: { trunks: {}, routes: [] },
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
}

function nameOf({ resource, at, sequence }: SipEntry): string {
  return `the change ${sequence} of ${resource}'s SIP configuration, at ${at},`
}

function wasUnderWay(attempt: Attempt, { at }: SipEntry, terms: Terms): boolean {
  const { from, to } = wallClock(terms)(at)
  return attempt.sentAt <= to && settledAt(attempt, terms) >= from
}
