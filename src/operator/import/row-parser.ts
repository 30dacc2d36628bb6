import { CAPABILITY_VALUES, type Capability } from '../../numbering/capabilities.ts'
import { NUMBER_STATES } from '../../numbering/number-states.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { Column, ColumnPlaces } from './columns.ts'
import { parseNumber } from './parse-number.ts'
import { type FindStockRule, type StockRule, whyNotInStock } from './stock-rule.ts'

/** A row that can be imported. */
export interface ParsedRow extends NumberRange {
  /** The place of its stock in the list of the stocks. */
  readonly stock: number
  /** Whether it names a first and a last number; otherwise it is a single number. */
  readonly isBlock: boolean
}

export interface RowParser {
  /** The stocks of all good rows so far. */
  readonly stocks: readonly Stock[]
  /** Reads a row; answers in words what is wrong with a bad one. */
  parse(cells: readonly string[]): ParsedRow | string
}

/** What the words of a row say, whatever its numbers are. */
interface KnownStock {
  readonly stock: Stock
  /** The same for two stocks if they are one. */
  readonly key: string
  readonly rule: StockRule
}

/** @param places the place of each column */
export function rowParser(places: ColumnPlaces, findRule: FindStockRule): RowParser {
  const stocks: Stock[] = []
  const stockPlaces = new Map<string, number>()
  /** Most rows have the words of a row before, so these are read once. */
  const known = new Map<string, KnownStock | string>()

  const stockCells = STOCK_COLUMNS.flatMap((column) => places[column] ?? [])
  const cell = (cells: readonly string[], column: Column) => cells[places[column] ?? -1]?.trim() ?? ''

  function stockOf(cells: readonly string[]) {
    let key = ''
    for (const place of stockCells) key += `${cells[place] ?? ''}\t`
    const found = known.get(key) ?? learn(STOCK_COLUMNS.map((column) => cell(cells, column)))
    // A file of nothing but mistakes must not fill the memory.
    if (known.size < 100_000) known.set(key, found)
    return found
  }

  function learn(words: readonly string[]): KnownStock | string {
    const [country = '', type = '', areaCode = '', calling = '', sms = ''] = words
    const numberType = oneOf(NUMBER_TYPES, type)
    if (numberType === undefined) return wrong('type', type, NUMBER_TYPES)
    const capabilities = { calling: capability(calling), sms: capability(sms) }
    if (capabilities.calling === undefined) return wrong('calling', calling, CAPABILITY_VALUES)
    if (capabilities.sms === undefined) return wrong('sms', sms, CAPABILITY_VALUES)
    const stock: Stock = {
      country: country.toUpperCase(),
      numberType,
      areaCode,
      capabilities: { calling: capabilities.calling, sms: capabilities.sms },
    }
    const rule = findRule(stock)
    return typeof rule === 'string' ? rule : { stock, key: JSON.stringify(stock), rule }
  }

  function placeOf({ stock, key }: KnownStock): number {
    const place = stockPlaces.get(key) ?? stocks.push(stock) - 1
    stockPlaces.set(key, place)
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
    stocks,
    parse(cells) {
      const state = cell(cells, 'state').toLowerCase()
      if (state !== '' && state !== 'free') return whyNotFree(state)
      const range = rangeOf(cells)
      if (typeof range === 'string') return range
      const found = stockOf(cells)
      if (typeof found === 'string') return found
      const { first, last, isBlock } = range
      return whyNotInStock(found.rule, range) ?? { first, last, isBlock, stock: placeOf(found) }
    },
  }
}

const STOCK_COLUMNS = ['country', 'type', 'areaCode', 'calling', 'sms'] as const

function whyNotFree(state: string): string {
  return oneOf(NUMBER_STATES, state) === undefined
    ? wrong('state', state, NUMBER_STATES)
    : `its numbers are ${state}, and an import makes numbers free`
}

function oneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  return values.find((value) => value.toLowerCase() === text.toLowerCase())
}

function capability(text: string): Capability | undefined {
  return oneOf(CAPABILITY_VALUES, text)
}

function wrong(column: Column, text: string, values: readonly string[]): string {
  return `${column} ${text === '' ? 'is missing: it' : text.slice(0, 40)} must be one of ${values.join(', ')}`
}
