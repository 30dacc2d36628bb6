import type { ForcedOutcome } from '../../../numbering/forced-outcome.ts'
import type { Instant } from '../../../numbering/instant.ts'
import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Search } from '../../../numbering/search.ts'
import { quoteRow } from '../../rows/quote-columns.ts'
import { text } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import type { Transaction } from '../transaction.ts'
import type { FreeNumber } from './free-number.ts'
import type { FreePiece } from './lock-free-numbers.ts'
import { RECORD, REMOVE_PIECES } from './record-statements.ts'

/** A hold to record: its search, its operation, and the numbers that this transaction has locked for it. */
export interface NewHold {
  readonly resource: string
  readonly search: Search
  /** The area code that the client asked for. */
  readonly areaCode?: string | undefined
  readonly operation: Operation
  readonly numbers: readonly FreeNumber[]
  readonly forced?: ForcedOutcome
}

/**
 * Records the holds and claims their numbers; answers the ids of the searches that were recorded.
 *
 * @param last whether the transaction ends with it
 */
export async function recordHolds(
  { query, commitWith, now }: Transaction,
  holds: readonly NewHold[],
  { last = false } = {},
): Promise<ReadonlySet<string>> {
  if (holds.length === 0) return new Set()
  const found = holds.flatMap(({ numbers }) => numbers)
  const parts = takenParts(found)
  const usedUp = parts.filter(({ piece, taken }) => taken === piece.last)
  const hasRows = found.some(({ piece }) => piece === undefined)
  const kind = parts.length === 0 ? 'rows' : hasRows ? 'both' : 'pieces'
  const parameters = [
    JSON.stringify(holds.map(toRow)),
    ...(parts.length > 0 ? ofPieces(parts, now) : []),
    ...(kind === 'pieces' ? [] : ofRows(found)),
  ]
  const removed = usedUp.length > 0 && query(REMOVE_PIECES, [bigints(usedUp.map(({ piece }) => piece.last))])
  const send = last ? commitWith : query
  const [rows] = await Promise.all([send(RECORD[kind], parameters, { pinned: true }), removed])
  return new Set(rows.map((row) => text(row, 'id')))
}

/** The parameters of the numbers that have rows. */
function ofRows(found: readonly FreeNumber[]) {
  const numbers = found.filter(({ piece }) => piece === undefined)
  return columns(numbers, ['number', 'stock', 'entry'])
}

/** The parameters of the numbers in pieces. */
function ofPieces(parts: readonly TakenPart[], now: Instant) {
  const shortened = parts
    .filter(({ piece, taken }) => taken < piece.last)
    .map(({ piece, taken }) => ({ ...piece, first: taken + 1 }))
  return [
    ...columns(parts.flatMap(numbersOf), ['number', 'stock', 'entry']),
    now,
    ...columns(shortened, ['first', 'last', 'stock', 'place', 'entry']),
  ]
}

/** An array of each column. */
function columns<C extends string>(rows: readonly Readonly<Record<C, number>>[], names: readonly C[]) {
  return names.map((name) => bigints(rows.map((row) => row[name])))
}

/** The first numbers of a piece, up to `taken`. */
interface TakenPart {
  readonly piece: FreePiece
  readonly taken: number
}

function takenParts(numbers: readonly FreeNumber[]): TakenPart[] {
  const taken = new Map<FreePiece, number>()
  for (const { number, piece } of numbers) {
    if (piece !== undefined) taken.set(piece, Math.max(number, taken.get(piece) ?? 0))
  }
  return [...taken].map(([piece, taken]) => ({ piece, taken }))
}

function numbersOf({ piece, taken }: TakenPart) {
  const { first, stock, entry } = piece
  return Array.from({ length: taken - first + 1 }, (_, nth) => ({ number: first + nth, stock, entry }))
}

function toRow({ resource, search, areaCode, operation, forced }: NewHold) {
  const { id, phoneNumbers, createdAt, expiresAt, ...terms } = search
  const forcedPurchase = forced?.purchase && JSON.stringify(forced.purchase)
  return {
    id,
    resource,
    ...quoteRow(terms),
    quantity: terms.quantity,
    numbers: phoneNumbers.map(phoneNumberToInteger),
    agreement: terms.agreementToNotResellRequired,
    created_at: createdAt,
    expires_at: expiresAt,
    starts_at: operation.startsAt,
    ends_at: operation.endsAt,
    area_code: areaCode,
    ...(forced && { error: forced.error, rule: forced.rule, forced_purchase: forcedPurchase }),
  }
}
