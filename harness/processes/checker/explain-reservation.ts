import { type Answered, type Explain, sameNumbers } from './explain.ts'
import { holdEnd, mayLookEnded } from './hold-end.ts'
import type { Hold } from './holds.ts'
import type { Knowledge } from './knowledge.ts'
import type { Kind } from './run.ts'

export const explainReserve: Explain<'reserve'> = (attempt, knowledge) => {
  const { call, sentAt, endedAt, answer } = attempt
  const hold = ownHold(attempt, knowledge)
  if (answer.code === 'ReservationNotActive') return explainNotActive(hold, attempt, knowledge)
  if (answer.status !== 200 && answer.status !== 201 && answer.status !== 207)
    return 'no reserving is answered so'
  if (hold === undefined) return 'the reservation has left no trace'
  const { numbers = [], failed = [] } = answer
  if (!isContent(hold, attempt)) return `it shows ${numbers.join(' ')}, which it never held then`
  const missing = call.add.find((number) => !numbers.includes(number) && !failed.includes(number))
  if (missing !== undefined) return `it says nothing of ${missing}`
  const kept = call.remove.find((number) => numbers.includes(number))
  if (kept !== undefined) return `it keeps ${kept}`
  const free = failed.find((number) => !knowledge.busy(number).possible.meet(sentAt, endedAt))
  return free === undefined ? undefined : `it refuses ${free}, which was free all the time`
}

export const explainReservation: Explain<'reservation'> = (attempt, knowledge) => {
  const { sentAt, endedAt, answer } = attempt
  const hold = ownHold(attempt, knowledge)
  if (answer.status === 404) return explainNotFound(hold, attempt)
  if (answer.status !== 200) return 'no reservation is shown so'
  if (hold === undefined) return 'the reservation has left no trace'
  const { bought, cancelled } = hold
  if (cancelled !== undefined && cancelled.by < sentAt) return 'it was deleted, and is still there'
  if (!isContent(hold, attempt)) return `it shows ${answer.numbers?.join(' ')}, which it did not hold then`
  const end = holdEnd(hold, knowledge.clock)
  switch (answer.state) {
    case 'active':
      if (bought !== undefined && bought.by < sentAt) return 'it is bought, and shown as active'
      return end.to < sentAt ? 'the hold has outlived its end' : undefined
    case 'expired':
      return mayLookEnded(hold, attempt, knowledge.clock) ? undefined : 'it is shown as ended, and is not'
    default:
      return bought === undefined || bought.since > endedAt ? 'it is shown as bought, and is not' : undefined
  }
}

export const explainDelete: Explain<'delete'> = (attempt, knowledge) => {
  const { answer } = attempt
  const hold = ownHold(attempt, knowledge)
  if (answer.status === 404) return explainNotFound(hold, attempt)
  if (answer.code === 'ReservationNotActive') return explainNotActive(hold, attempt, knowledge)
  if (answer.status !== 204) return 'no deletion is answered so'
  return hold?.cancelled === undefined ? 'the deletion has left no trace' : undefined
}

export const explainBuyReserved: Explain<'buy reserved'> = (attempt, knowledge) => {
  const { call, answer } = attempt
  const hold = ownHold(attempt, knowledge)
  if (answer.status === 404) return explainNotFound(hold, attempt)
  if (answer.status === 202) {
    if (hold?.bought === undefined) return 'the purchase has left no trace'
    const operation = `reservationPurchase_${call.reservation}`
    return answer.operation === operation ? undefined : `its operation is ${answer.operation}`
  }
  if (hold?.bought !== undefined) return 'it was bought, and a purchase is refused'
  if (answer.code === 'ReservationNotActive') return explainNotActive(hold, attempt, knowledge)
  const isEmpty = answer.code === 'BadRequest' && hold?.contents.some(({ numbers }) => numbers.size === 0)
  return isEmpty ? undefined : 'no purchase is answered so'
}

type ReservationKind = Extract<Kind, 'reserve' | 'reservation' | 'delete' | 'buy reserved'>

function ownHold({ resource, call }: Answered<ReservationKind>, { holds }: Knowledge): Hold | undefined {
  const hold = holds.get(call.reservation)
  return hold?.resource === resource ? hold : undefined
}

function explainNotFound(
  hold: Hold | undefined,
  { sentAt, endedAt, answer }: Answered<ReservationKind>,
): string | undefined {
  if (answer.code !== 'ReservationNotFound') return 'no reservation is missing so'
  if (hold === undefined) return undefined
  const { made, cancelled } = hold
  const mayBeGone = cancelled !== undefined && cancelled.since <= endedAt
  return mayBeGone || made.by > sentAt ? undefined : 'the reservation was answered before, and is gone'
}

function explainNotActive(
  hold: Hold | undefined,
  { endedAt }: Pick<Answered<ReservationKind>, 'endedAt'>,
  { clock }: Knowledge,
): string | undefined {
  if (hold === undefined) return 'the reservation has left no trace'
  const ended = hold.bought === undefined ? holdEnd(hold, clock).from : hold.bought.since
  return ended > endedAt ? 'the hold lasts, and is said to have ended' : undefined
}

/** Whether the shown numbers were in the reservation at some moment of the request. */
function isContent(hold: Hold, { answer, sentAt, endedAt }: Answered<ReservationKind>): boolean {
  return hold.contents.some(({ change, numbers }, index) => {
    const next = hold.contents[index + 1]
    const mayBe = change.since <= endedAt && (next === undefined || next.change.by >= sentAt)
    return mayBe && sameNumbers(numbers, answer.numbers ?? [])
  })
}
