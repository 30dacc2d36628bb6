import { type Explain, sameNumbers } from './explain.ts'
import { holdEnd, mayLookEnded } from './hold-end.ts'

export const explainSearch: Explain<'search'> = ({ request, resource, call, answer }, { holds, run }) => {
  if (answer.status !== 202 || answer.search === undefined) return 'no search is answered so'
  const hold = holds.get(answer.search)
  if (hold === undefined) return `the search ${answer.search} has left no trace`
  if (hold.resource !== resource || !hold.made.causes.some((cause) => cause.request === request)) {
    return `the search ${answer.search} belongs to another request`
  }
  if (hold.spans.length > call.quantity) return `it found ${hold.spans.length} numbers`
  const market = new Set(run.terms.stock[call.market])
  const foreign = hold.spans.find(({ number }) => !market.has(number))
  return foreign === undefined ? undefined : `it found ${foreign.number}, which is not in that market`
}

export const explainResult: Explain<'result'> = (attempt, { holds, clock }) => {
  const { resource, call, sentAt, answer } = attempt
  const hold = holds.get(call.search)
  if (hold === undefined) return 'the search has left no trace'
  if (hold.resource !== resource)
    return answer.status === 404 ? undefined : 'another resource sees the search'
  if (answer.status !== 200) return 'the search was answered before, and is gone'

  const [content] = hold.contents
  const found = content?.numbers ?? new Set()
  const shown = answer.numbers ?? []
  const end = holdEnd(hold, clock)
  if (answer.expiresAt !== content?.expiresAt) return 'its expiry has changed'
  if (answer.state === 'ReservationExpired') {
    if (shown.length > 0) return 'an ended hold shows numbers'
    return mayLookEnded(hold, attempt, clock) ? undefined : 'it is shown as ended, and is not'
  }
  if (!sameNumbers(found, shown)) return `it shows ${shown.join(' ')} and had found ${[...found].join(' ')}`
  if (end.to < sentAt) return 'the hold has outlived its end'
  if (found.size === 0) return answer.state === 'OutOfStock' ? undefined : 'nothing was found'
  const all = found.size === hold.quantity
  const allowed = all ? ['NoError'] : ['NumbersPartiallyAcquired', ...(hold.bought ? ['NoError'] : [])]
  return allowed.includes(answer.state ?? '') ? undefined : `${found.size} found is shown as ${answer.state}`
}
