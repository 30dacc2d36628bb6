import type { Hold } from './holds.ts'
import type { Attempt, Call } from './run.ts'

export function describeHold({ kind, id, resource }: Hold): string {
  return `${resource}'s ${kind} ${id}`
}

/** The request and its answer, in one line. */
export function describeAttempt({ request, resource, call, sentAt, endedAt, answer }: Attempt): string {
  const time = `from ${Math.round(sentAt)} to ${Math.round(endedAt)} ms`
  const outcome =
    answer === undefined ? 'not answered' : `answered ${answer.status} ${answer.code ?? ''}`.trim()
  return `${resource}'s ${describeCall(call)} (request ${request}, ${time}, ${outcome})`
}

function describeCall(call: Call): string {
  switch (call.kind) {
    case 'search':
      return `search for ${call.quantity} in ${call.market}`
    case 'result':
    case 'purchase':
    case 'cancel':
      return `${call.kind} of search ${call.search}`
    case 'operation':
      return `operation ${call.operation}`
    case 'release':
    case 'number':
    case 'withdraw':
    case 'restore':
    case 'take':
      return `${call.kind} ${call.number}`
    case 'assign':
      return `assignment of ${call.number} to ${call.to}`
    case 'sip':
      return 'look at the SIP configuration'
    case 'change sip':
      return `change of the SIP configuration by ${JSON.stringify(call.patch)}`
    case 'owned':
      return 'list of owned numbers'
    case 'browse':
      return `browsing in ${call.market}`
    case 'reserve':
      return `reserving of ${call.add.join(' ')} without ${call.remove.join(' ')} in ${call.reservation}`
    default:
      return `${call.kind} of reservation ${call.reservation}`
  }
}
