import type { Explain } from './explain.ts'
import { lacksTrunk, patchSip, sameSip } from './sip-configuration.ts'
import type { SipState } from './sip-states.ts'

export const explainSip: Explain<'sip'> = (attempt, { sip }) => {
  const { status, sip: shown } = attempt.answer
  if (status !== 200 || shown === undefined) return 'no SIP configuration is shown so'
  const states = duringOf(attempt, sip.of(attempt.resource))
  return states.some(({ configuration }) => sameSip(configuration, shown))
    ? undefined
    : 'the trail tells of no such configuration at that time'
}

export const explainChangeSip: Explain<'change sip'> = (attempt, { sip }) => {
  const { call, answer } = attempt
  const { status, code, sip: shown } = answer
  const states = duringOf(attempt, sip.of(attempt.resource))
  if (status === 422 && code === 'UnprocessableConfiguration') {
    return states.some(({ configuration }) => lacksTrunk(patchSip(configuration, call.patch)))
      ? undefined
      : 'it would leave no route without its trunk'
  }
  if (status !== 200 || shown === undefined) return 'no change of a SIP configuration is answered so'
  if (!sameSip(patchSip(shown, call.patch), shown)) return 'it does not show what the request asks for'
  return states.some(({ configuration }) => sameSip(configuration, shown))
    ? undefined
    : 'the trail tells of no such configuration at that time'
}

/** The states that a request can have met. */
function duringOf(
  { sentAt, endedAt }: { readonly sentAt: number; readonly endedAt: number },
  states: readonly SipState[],
): readonly SipState[] {
  return states.filter(({ from, to }) => from <= endedAt && to >= sentAt)
}
