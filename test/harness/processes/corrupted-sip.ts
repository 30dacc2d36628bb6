import { isOpen } from '../../../harness/processes/checker/attempt-outcome.ts'
import type { Attempt, Run } from '../../../harness/processes/checker/run.ts'
import {
  patchSip,
  type SipConfiguration,
  sameSip,
} from '../../../harness/processes/checker/sip-configuration.ts'
import { answered, type Corruption, withAnswer, withEnd } from './corruption.ts'

/** A port that no client sets. */
const STRANGE = 65_536
/** Longer than a simulated request is under way. */
const LONG_MS = 60

/** SIP configurations differ between the trail and the answers. */
export const CORRUPTED_SIP: readonly Corruption[] = [
  {
    name: 'a change of a SIP configuration is not in the trail',
    fault: /the trail tells of no such configuration/,
    places: (run) =>
      changesOf(run).flatMap(({ name, attempt }) => {
        const port = shownBy(attempt).trunks[name]
        const sip = run.end.sip.filter(({ change }) => change.trunks?.[name] !== port)
        return sip.length === run.end.sip.length - 1 ? [() => withEnd(run, { sip })] : []
      }),
  },
  {
    name: 'nobody asked for a change of a SIP configuration',
    fault: /has no request that makes it/,
    places: (run) =>
      run.end.sip.map((entry, nth) => () => {
        const strange = { ...entry, change: { trunks: { 'strange.example.com': STRANGE } } }
        return withEnd(run, { sip: run.end.sip.toSpliced(nth + 1, 0, strange) })
      }),
  },
  {
    name: 'a change is made of a SIP configuration that never was',
    fault: /the trail tells of no such configuration/,
    places: (run) =>
      changesOf(run).flatMap(({ name, attempt }) => {
        const shown = shownBy(attempt)
        return Object.keys(shown.trunks)
          .filter((other) => other !== name)
          .map((other) => {
            const sip = { ...shown, trunks: { ...shown.trunks, [other]: STRANGE } }
            return () => withAnswer(run, attempt, { sip })
          })
      }),
  },
  {
    name: 'a read shows a SIP configuration of long ago',
    fault: /the trail tells of no such configuration/,
    places: (run) =>
      answered(run, 'sip', 200).flatMap((one) =>
        olderThan(run, one).map((sip) => () => withAnswer(run, one, { sip })),
      ),
  },
  {
    name: 'a change of a SIP configuration is answered, and not made',
    fault: /it does not show what the request asks for/,
    places: (run) =>
      changesOf(run).map(({ name, attempt }) => {
        const sip = patchSip(shownBy(attempt), { trunks: { [name]: null } })
        return () => withAnswer(run, attempt, { sip })
      }),
  },
  {
    name: 'a good change of a SIP configuration is refused',
    fault: /it would leave no route without its trunk/,
    places: (run) =>
      answered(run, 'change sip', 200)
        .filter(({ call }) => call.kind === 'change sip' && call.patch.routes?.length === 0)
        .map((one) => () => withAnswer(run, one, { status: 422, code: 'UnprocessableConfiguration' })),
  },
]

function shownBy({ answer }: Attempt): SipConfiguration {
  return answer?.sip ?? { trunks: {}, routes: [] }
}

/** The answered changes that set a port, each with the name of its trunk. */
function changesOf(run: Run): { readonly name: string; readonly attempt: Attempt }[] {
  return answered(run, 'change sip', 200).flatMap((attempt) => {
    const { trunks = {} } = attempt.call.kind === 'change sip' ? attempt.call.patch : {}
    return Object.entries(trunks).flatMap(([name, port]) => (port === null ? [] : [{ name, attempt }]))
  })
}

/** The configurations of the same resource that certainly were no longer there when a request was sent. */
function olderThan({ attempts }: Run, { resource, sentAt }: Attempt): SipConfiguration[] {
  const own = attempts.filter(
    (attempt) => attempt.resource === resource && ['sip', 'change sip'].includes(attempt.call.kind),
  )
  // A change without an answer may happen late.
  if (own.some((attempt) => attempt.call.kind === 'change sip' && isOpen(attempt))) return []
  const shown = own.filter(({ answer }) => answer?.sip !== undefined)
  return shown.map(shownBy).filter((sip) => {
    const last = Math.max(
      ...shown.filter((attempt) => sameSip(shownBy(attempt), sip)).map(({ endedAt }) => endedAt),
    )
    return shown.some(
      (later) => later.call.kind === 'change sip' && later.sentAt > last && later.endedAt + LONG_MS < sentAt,
    )
  })
}
