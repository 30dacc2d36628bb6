import type { Explain } from './explain.ts'
import { holdEnd } from './hold-end.ts'
import { lastContent } from './holds.ts'

export const explainPurchase: Explain<'purchase'> = (attempt, { holds, clock }) => {
  const { resource, call, endedAt, answer } = attempt
  const hold = holds.get(call.search)
  if (hold === undefined) return 'the search has left no trace'
  if (hold.resource !== resource)
    return answer.status === 404 ? undefined : 'another resource may buy the search'
  if (answer.status === 202) {
    if (hold.bought === undefined) return 'the purchase has left no trace'
    if (hold.bought.since > clock(lastContent(hold).expiresAt).to)
      return 'the hold had ended when it was bought'
    const operation = `purchase_${call.search}`
    return answer.operation === operation ? undefined : `its operation is ${answer.operation}`
  }
  if (hold.bought !== undefined) return 'it was bought, and a purchase is refused'
  if (answer.code === 'OutOfStock') {
    return hold.spans.length === 0 ? undefined : 'the search had found numbers'
  }
  if (answer.code !== 'ReservationExpired') return 'no purchase is answered so'
  return holdEnd(hold, clock).from > endedAt ? 'the hold lasts, and could not be bought' : undefined
}

export const explainCancel: Explain<'cancel'> = (attempt, { holds, clock }) => {
  const { resource, call, endedAt, answer } = attempt
  const hold = holds.get(call.search)
  if (hold === undefined) return 'the search has left no trace'
  if (hold.resource !== resource) return answer.status === 404 ? undefined : 'another resource may cancel it'
  if (answer.status !== 204) return 'no cancellation is answered so'
  const { bought } = hold
  if (bought !== undefined) return bought.since > endedAt ? 'it was bought after its cancellation' : undefined
  return holdEnd(hold, clock).from > endedAt ? 'the hold lasts all the same' : undefined
}
