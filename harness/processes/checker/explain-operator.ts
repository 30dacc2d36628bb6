import type { Explain } from './explain.ts'

/** What every call of the operator has to leave, and how it may be refused. */
const explainChange: Explain<'withdraw' | 'restore' | 'assign' | 'take'> = (attempt, { changed }) => {
  const { status, changed: isChanged } = attempt.answer
  if (status !== 200 && status !== 409) return 'no call of the operator is answered so'
  if (status === 200 && isChanged === undefined) return 'it does not say whether anything was changed'
  return isChanged && !changed(attempt) ? 'the change has left no trace' : undefined
}

export const explainRestore: Explain<'restore'> = explainChange

/** A number that is free all the time can be withdrawn. */
export const explainWithdraw: Explain<'withdraw'> = (attempt, knowledge) => {
  const { call, sentAt, endedAt, answer } = attempt
  const wasFree = !knowledge.busy(call.number).possible.meet(sentAt, endedAt)
  if (!answer.changed && wasFree) return 'the number was free all the time'
  return explainChange(attempt, knowledge)
}

export const explainAssign: Explain<'assign'> = (attempt, knowledge) => {
  const { call, sentAt, endedAt, answer } = attempt
  const wasFree = !knowledge.busy(call.number).possible.meet(sentAt, endedAt)
  if (!answer.changed && wasFree) return 'the number was free all the time'
  const isOwned = knowledge.owned(call.to, call.number).possible.meet(sentAt, endedAt)
  if (answer.changed === false && !isOwned) return `${call.to} does not own the number already`
  return explainChange(attempt, knowledge)
}

export const explainTake: Explain<'take'> = (attempt, knowledge) => {
  const { call, sentAt, endedAt, answer } = attempt
  const owner = knowledge.run.terms.resources.find((resource) =>
    knowledge.owned(resource, call.number).certain.cover(sentAt, endedAt),
  )
  if (answer.status === 409 && owner !== undefined) return `${owner} owned the number all the time`
  return explainChange(attempt, knowledge)
}
