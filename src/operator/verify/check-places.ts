import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { NEVER } from '../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { InspectedBlock, InspectedNumbers, InspectedPiece } from '../../storage/port/inspect-store.ts'
import { stockText } from './describe.ts'
import { type Finding, finding } from './finding.ts'
import { rangeName } from './range-name.ts'

/** The most numbers of a piece, none of which crosses a multiple of it. */
const PIECE_SIZE = 1_000

/** A row or a piece. */
interface Place extends NumberRange {
  readonly stock: number
  readonly kind: 'row' | 'piece'
}

/**
 * Whether each number of the page is in exactly one place, within a block of its stock.
 *
 * @param after the page begins after this number
 */
export function checkPlaces(
  { rows, pieces, blocks, stocks, last, origins }: InspectedNumbers,
  after: number,
): Finding[] {
  const places: Place[] = [
    ...rows.map(({ number, stock }) => ({ first: number, last: number, stock, kind: 'row' as const })),
    ...pieces.map((piece) => ({ ...piece, kind: 'piece' as const })),
  ].sort((one, other) => one.first - other.first || one.last - other.last)
  return [
    ...pieces.flatMap((piece) => checkPiece(piece, origins.get(piece.entry), stocks)),
    ...checkTwice(places),
    ...checkBlocks(blocks),
    ...places.filter((place) => place.first > after).flatMap((place) => checkBlockOf(place, blocks)),
    ...[...places, ...blocks].flatMap((place) => checkStock(place, stocks)),
    ...findMissing(places, blocks, { first: after + 1, last }),
  ]
}

function checkPiece(
  { first, last, stock, entry }: InspectedPiece,
  origin: AuditEntry | undefined,
  stocks: InspectedNumbers['stocks'],
): Finding[] {
  const name = rangeName({ first, last })
  if (first > last || Math.floor(first / PIECE_SIZE) !== Math.floor(last / PIECE_SIZE)) {
    return [finding(name, 'a piece of numbers within one thousand', `a piece from ${first} to ${last}`)]
  }
  if (origin?.command !== 'stock') {
    return [finding(name, 'an entry of the trail that brought it in', `the entry ${entry}`)]
  }
  const brought = origin.blocks.filter(
    (block) =>
      block.state === undefined &&
      phoneNumberToInteger(block.first) <= first &&
      last <= phoneNumberToInteger(block.last),
  )
  const [expected] = brought
  if (expected === undefined)
    return [finding(name, 'untouched numbers', `the entry ${entry} does not bring it in free`)]
  const found = stocks.get(stock)
  // A stock that does not exist is found by itself.
  if (found === undefined || brought.some((block) => stockText(block.stock) === stockText(found))) return []
  return [finding(name, stockText(expected.stock), stockText(found))]
}

function checkTwice(places: readonly Place[]): Finding[] {
  const found: Finding[] = []
  let before: Place | undefined
  for (const place of places) {
    if (before !== undefined && place.first <= before.last) {
      const twice = { first: place.first, last: Math.min(place.last, before.last) }
      found.push(finding(rangeName(twice), 'in one place', `in a ${before.kind} and in a ${place.kind}`))
    }
    if (before === undefined || place.last > before.last) before = place
  }
  return found
}

function checkBlocks(blocks: readonly InspectedBlock[]): Finding[] {
  return blocks.flatMap((block, nth) => {
    const after = blocks[nth + 1]
    const isTwice = after !== undefined && after.first <= block.last
    const twice = isTwice && { first: after.first, last: Math.min(block.last, after.last) }
    const { position, first, last, next = NEVER } = block
    const isWithin = position >= 0 && position + last - first < next
    return [
      ...(twice ? [finding(rangeName(twice), 'in one block', 'in two blocks')] : []),
      ...(isWithin
        ? []
        : [finding(rangeName(block), 'positions of its own in its stock', `those from ${position} on`)]),
    ]
  })
}

function checkBlockOf(place: Place, blocks: readonly InspectedBlock[]): Finding[] {
  const block = blocks.find(({ first, last }) => first <= place.first && place.last <= last)
  if (block === undefined) return [finding(rangeName(place), 'in a block', 'in no block')]
  if (block.stock === place.stock) return []
  return [
    finding(rangeName(place), `in the stock ${block.stock} of its block`, `in the stock ${place.stock}`),
  ]
}

function checkStock(
  place: { readonly stock: number } & NumberRange,
  stocks: InspectedNumbers['stocks'],
): Finding[] {
  if (stocks.has(place.stock)) return []
  return [finding(rangeName(place), 'in a stock', `in the stock ${place.stock}, which does not exist`)]
}

/** The numbers of blocks that are in no place. */
function findMissing(
  places: readonly NumberRange[],
  blocks: readonly InspectedBlock[],
  page: NumberRange,
): Finding[] {
  const found: Finding[] = []
  let at = 0
  for (const block of blocks) {
    const end = Math.min(block.last, page.last)
    let next = Math.max(block.first, page.first)
    const miss = (last: number) => {
      if (next <= last) found.push(finding(rangeName({ first: next, last }), 'in one place', 'in none'))
    }
    // Places are in the order of their first numbers, and so are the blocks.
    while ((places[at]?.last ?? page.last + 1) < next) at += 1
    for (let nth = at; nth < places.length; nth += 1) {
      const place = places[nth]
      if (place === undefined || place.first > end) break
      miss(place.first - 1)
      next = Math.max(next, place.last + 1)
    }
    miss(end)
  }
  return found
}
