import type { Instant } from '../../numbering/instant.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { Column, ColumnPlaces } from './columns.ts'
import { parseNumber } from './parse-number.ts'
import { readStateTime } from './read-state-time.ts'
import { KIND_COLUMNS, type RowKind, readRowKind } from './row-kind.ts'
import { type FindStockRule, type StockRule, whyNotInStock } from './stock-rule.ts'

/** A row that can be imported. */
export interface ParsedRow extends NumberRange {
  /** The place of its kind in the list of the kinds. */
  readonly kind: number
  /** Since when its numbers are owned, or until when they rest; 0 in other states. */
  readonly time: Instant
  /** Whether it names a first and a last number; otherwise it is a single number. */
  readonly isBlock: boolean
}

export interface RowParser {
  /** The kinds of all good rows so far. */
  readonly kinds: readonly RowKind[]
  /** Reads a row; answers in words what is wrong with a bad one. */
  parse(cells: readonly string[]): ParsedRow | string
}

/** What the words of a row say, whatever its numbers are. */
interface KnownKind {
  readonly kind: RowKind
  /** The same for two kinds if they are one. */
  readonly key: string
  readonly rule: StockRule
}

/**
 * @param places the place of each column
 * @param now since when numbers are owned whose row does not say it
 */
export function rowParser(places: ColumnPlaces, findRule: FindStockRule, now: Instant): RowParser {
  const kinds: RowKind[] = []
  const kindPlaces = new Map<string, number>()
  /** Most rows have the words of a row before, so these are read once. */
  const known = new Map<string, KnownKind | string>()
  const kindCells = KIND_COLUMNS.flatMap((column) => places[column] ?? [])

  const cell = (cells: readonly string[], column: Column) => cells[places[column] ?? -1]?.trim() ?? ''

  /** The words of the row before, and what they say. */
  let before: { readonly cells: readonly string[]; readonly found: KnownKind | string } | undefined

  function kindOf(cells: readonly string[]): KnownKind | string {
    const last = before
    if (last !== undefined && kindCells.every((place) => cells[place] === last.cells[place]))
      return last.found
    const found = findKind(cells)
    before = { cells, found }
    return found
  }

  function findKind(cells: readonly string[]) {
    let key = ''
    for (const place of kindCells) key += `${cells[place] ?? ''}\t`
    const found = known.get(key) ?? learn(cells)
    // A file of nothing but mistakes must not fill the memory.
    if (known.size < 100_000) known.set(key, found)
    return found
  }

  function learn(cells: readonly string[]): KnownKind | string {
    const kind = readRowKind((column) => cell(cells, column))
    if (typeof kind === 'string') return kind
    const rule = findRule(kind.stock)
    return typeof rule === 'string' ? rule : { kind, key: JSON.stringify(kind), rule }
  }

  function placeOf({ kind, key }: KnownKind): number {
    const known = kindPlaces.get(key)
    if (known !== undefined) return known
    const place = kinds.push(kind) - 1
    kindPlaces.set(key, place)
    return place
  }

  function rangeOf(cells: readonly string[]): (NumberRange & { readonly isBlock: boolean }) | string {
    const [number, first, last] = [cell(cells, 'number'), cell(cells, 'first'), cell(cells, 'last')]
    const isBlock = first !== '' || last !== ''
    if (isBlock && number !== '') return 'the row has a number, and first and last too: give one of them'
    if (isBlock && (first === '' || last === '')) return `${first === '' ? 'first' : 'last'} is missing`
    const low = parseNumber(isBlock ? first : number)
    if (typeof low === 'string') return low
    const high = isBlock ? parseNumber(last) : low
    return typeof high === 'string' ? high : { first: low, last: high, isBlock }
  }

  return {
    kinds,
    parse(cells) {
      const range = rangeOf(cells)
      if (typeof range === 'string') return range
      const found = kindOf(cells)
      if (typeof found === 'string') return found
      const time = readStateTime(found.kind.given, (column) => cell(cells, column), now)
      if (typeof time === 'string') return time
      const { first, last, isBlock } = range
      return whyNotInStock(found.rule, range) ?? { first, last, isBlock, kind: placeOf(found), time }
    },
  }
}
