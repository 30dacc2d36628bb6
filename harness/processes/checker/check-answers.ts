import { describeAttempt } from './describe.ts'
import type { Explain } from './explain.ts'
import { explainAssign, explainRestore, explainTake, explainWithdraw } from './explain-operator.ts'
import {
  explainBrowse,
  explainNumber,
  explainOperation,
  explainOwned,
  explainRelease,
} from './explain-owned.ts'
import { explainCancel, explainPurchase } from './explain-purchase.ts'
import {
  explainBuyReserved,
  explainDelete,
  explainReservation,
  explainReserve,
} from './explain-reservation.ts'
import { explainResult, explainSearch } from './explain-search.ts'
import { explainChangeSip, explainSip } from './explain-sip.ts'
import type { Knowledge } from './knowledge.ts'
import type { Answer, Attempt, CallOf, Kind } from './run.ts'

/** Every answer has to be one that the inventory could give at some moment of the request. */
export function checkAnswers(knowledge: Knowledge): string[] {
  return knowledge.run.attempts.flatMap((attempt) => {
    if (attempt.answer === undefined) return []
    const fault = explain(attempt.call, attempt, attempt.answer, knowledge)
    return fault === undefined ? [] : [`${describeAttempt(attempt)}: ${fault}`]
  })
}

const EXPLAIN: { readonly [K in Kind]: Explain<K> } = {
  search: explainSearch,
  result: explainResult,
  purchase: explainPurchase,
  cancel: explainCancel,
  operation: explainOperation,
  release: explainRelease,
  number: explainNumber,
  owned: explainOwned,
  browse: explainBrowse,
  reserve: explainReserve,
  reservation: explainReservation,
  delete: explainDelete,
  'buy reserved': explainBuyReserved,
  sip: explainSip,
  'change sip': explainChangeSip,
  withdraw: explainWithdraw,
  restore: explainRestore,
  assign: explainAssign,
  take: explainTake,
}

function explain<K extends Kind>(call: CallOf<K>, attempt: Attempt, answer: Answer, knowledge: Knowledge) {
  if (answer.status === 503) return answer.retryAfter ? undefined : 'it does not say when to try again'
  if (answer.status >= 500) return 'the server has failed'
  return EXPLAIN[call.kind]({ ...attempt, call, answer }, knowledge)
}
