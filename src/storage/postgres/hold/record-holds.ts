import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Search } from '../../../numbering/search.ts'
import { quoteRow } from '../../rows/quote-columns.ts'
import { integer, text } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import type { Transaction } from '../transaction.ts'
import type { FreeNumber } from './free-number.ts'
import type { FreePiece } from './lock-free-numbers.ts'
import { RECORD } from './record-statements.ts'

/** A hold to record: its search, its operation, and the numbers that this transaction has locked for it. */
export interface NewHold {
  readonly resource: string
  readonly search: Search
  readonly operation: Operation
  readonly numbers: readonly FreeNumber[]
}

/** Records the holds and claims their numbers; answers the ids of the searches that were recorded. */
export async function recordHolds(
  transaction: Transaction,
  holds: readonly NewHold[],
): Promise<ReadonlySet<string>> {
  if (holds.length === 0) return new Set()
  const found = holds.flatMap(({ numbers }) => numbers)
  const parts = takenParts(found)
  const usedUp = parts.filter(({ piece, taken }) => taken === piece.last)
  const hasRows = found.some(({ piece }) => piece === undefined)
  const kind = parts.length === 0 ? 'rows' : hasRows || usedUp.length > 0 ? 'all' : 'pieces'
  const shortened = parts.filter(({ piece, taken }) => taken < piece.last)
  const touched = parts.flatMap(numbersOf)
  const parameters = [
    JSON.stringify(holds.map(toRow)),
    bigints(touched.map(({ number }) => number)),
    bigints(touched.map(({ stock }) => stock)),
    bigints(touched.map(({ entry }) => entry)),
    bigints(shortened.map(({ piece }) => piece.last)),
    bigints(shortened.map(({ taken }) => taken + 1)),
    transaction.now,
    bigints(usedUp.map(({ piece }) => piece.last)),
  ]
  const rows = await transaction.query(RECORD[kind].text, parameters.slice(0, RECORD[kind].parameters))
  const recorded = new Set(rows.map((row) => text(row, 'id')))
  const numbers = holds.filter(({ search }) => recorded.has(search.id)).flatMap((hold) => hold.numbers)
  const claimed = rows[0] === undefined ? 0 : integer(rows[0], 'claimed')
  if (claimed !== numbers.length) throw new Error(`Claimed ${claimed} of ${numbers.length} numbers`)
  return recorded
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

function toRow({ resource, search, operation }: NewHold) {
  const { id, phoneNumbers, createdAt, expiresAt, ...terms } = search
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
  }
}
