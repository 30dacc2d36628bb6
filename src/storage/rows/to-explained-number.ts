import { endOf, type Instant, PORTED_OUT, WITHDRAWN } from '../../numbering/instant.ts'
import type { ExplainedNumber, Holder, NumberState } from '../port/explain-store.ts'
import { toBlockWords } from './block-words.ts'
import { OPERATOR_CLAIM } from './operator-claim.ts'
import { flag, integer, type Row, text } from './row.ts'
import { toStock } from './to-stock.ts'

/**
 * The columns of `toExplainedNumber` in a statement that joins a number's stock, its row if it has one, the holder of
 * its claim, the row of its owner, and its block as `whole`.
 */
export const EXPLAINED_COLUMNS = `
  stock.*, free_at, claim, owned.resource AS owner, owned.purchased_at AS owned_since, owned.search AS sold_by,
  owned.protected, release_at,
  search.resource AS searcher, search.id AS search_id,
  reservation.resource AS reserver, reservation.id AS reservation_id, reason.detail ->> 'reason' AS reason,
  whole.carrier, whole.label`

/** What of `number` has a reason: a number that the operator has put where it is. */
export const HAS_REASON = `(free_at IN (${WITHDRAWN}, ${PORTED_OUT}) OR claim = ${OPERATOR_CLAIM})`

/**
 * The joins of these columns, to `number`. The claim of a reservation is its negative key. The newest entry of a number
 * that the operator has put where it is has the reason.
 */
export const EXPLAINED_JOINS = `
  LEFT JOIN owned ON owned.number = number.number
  LEFT JOIN search ON search.key = claim
  LEFT JOIN reservation ON reservation.key = -claim
  LEFT JOIN audit AS reason ON reason.sequence = number.entry AND ${HAS_REASON}`

/** The join of the block of a number, whether the number has a row or not; the number is an expression. */
export const blockOf = (number: string) =>
  `LEFT JOIN block AS whole ON whole.first = (SELECT max(first) FROM block WHERE first <= ${number})`

/** The stock and state of a number in a row with the columns `EXPLAINED_COLUMNS`. */
export function toExplainedNumber(row: Row, now: Instant): ExplainedNumber {
  return { stock: toStock(row), state: stateOf(row, now), ...toBlockWords(row) }
}

function stateOf(row: Row, now: Instant): NumberState {
  if (row['free_at'] === null) return { kind: 'untouched' }
  if (row['owner'] !== null && integer(row, 'release_at') > now) {
    const [resource, since] = [text(row, 'owner'), integer(row, 'owned_since')]
    const until = endOf(integer(row, 'release_at'))
    return {
      kind: 'owned',
      resource,
      since,
      soldBy: text(row, 'sold_by'),
      ...(until !== undefined && { until }),
      isProtected: flag(row, 'protected'),
    }
  }
  const freeAt = integer(row, 'free_at')
  if (freeAt <= now) return { kind: 'free', since: freeAt }
  const reason = typeof row['reason'] === 'string' ? { reason: row['reason'] } : {}
  if (freeAt === WITHDRAWN) return { kind: 'withdrawn', ...reason }
  if (freeAt === PORTED_OUT) return { kind: 'portedOut', ...reason }
  // An aging number has no claim.
  if (row['claim'] === null) return { kind: 'aging', until: freeAt }
  if (row['claim'] === OPERATOR_CLAIM) return { kind: 'quarantined', until: freeAt, ...reason }
  const by = holderOf(row)
  return { kind: 'held', until: freeAt, ...(by && { by }) }
}

function holderOf(row: Row): Holder | undefined {
  if (row['search_id'] !== null) return { resource: text(row, 'searcher'), searchId: text(row, 'search_id') }
  if (row['reservation_id'] === null) return undefined
  return { resource: text(row, 'reserver'), reservationId: text(row, 'reservation_id') }
}
