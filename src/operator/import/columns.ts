import { UsageError } from '../../usage-error.ts'

/** The columns that name numbers and their stock. */
export const STOCK_COLUMNS = [
  'number',
  'first',
  'last',
  'country',
  'type',
  'areaCode',
  'calling',
  'sms',
] as const

/** The columns that say more of numbers, which a file may leave out. */
export const MORE_COLUMNS = [
  'carrier',
  'label',
  'state',
  'resource',
  'until',
  // Why the numbers are off sale; in a file of bad rows why the row is bad.
  'reason',
  // Of owned numbers.
  'since',
  'price',
  'currency',
  'assignment',
  'ownCalling',
  'ownSms',
  'offeredCalling',
  'offeredSms',
  'protected',
] as const

/** The columns of a file of numbers. */
export const COLUMNS = [
  ...STOCK_COLUMNS,
  ...MORE_COLUMNS,
  // A file of bad rows has these.
  'line',
  'ownReason',
] as const

export type Column = (typeof COLUMNS)[number]

/** The place of each column of a file. */
export type ColumnPlaces = Readonly<Partial<Record<Column, number>>>

/** The columns of a file of bad rows beside `STOCK_COLUMNS`, for a file with these columns. */
export function moreColumns(places: ColumnPlaces): Column[] {
  const more: Column[] = MORE_COLUMNS.filter((column) => column !== 'reason' && places[column] !== undefined)
  const hasReason = places.state !== undefined && (places.reason ?? places.ownReason) !== undefined
  return hasReason ? [...more, 'ownReason'] : more
}

const NEEDED = ['country', 'type', 'areaCode', 'calling', 'sms'] as const

/**
 * Reads the first line of a file; names may be in any case.
 * @param source the file, for messages
 * @throws {UsageError} which names the columns that are wrong or missing
 */
export function readColumns(header: readonly string[], source: string): ColumnPlaces {
  const places: Partial<Record<Column, number>> = {}
  for (const [place, text] of header.entries()) {
    const name = text.trim()
    // A spreadsheet may write empty columns behind the others.
    if (name === '') continue
    const column = COLUMNS.find((known) => known.toLowerCase() === name.toLowerCase())
    if (column === undefined) {
      throw new UsageError(`${source}: line 1 has the unknown column "${shown(name)}"; ${EXPECTED}`)
    }
    if (places[column] !== undefined) throw new UsageError(`${source}: line 1 has the column ${column} twice`)
    places[column] = place
  }
  const missing = NEEDED.filter((column) => places[column] === undefined)
  if (missing.length > 0) {
    throw new UsageError(`${source}: line 1 has no column ${missing.join(', ')}; ${EXPECTED}`)
  }
  const [single, first, last] = [places.number, places.first, places.last].map((place) => place !== undefined)
  if (first !== last || (!single && !first)) {
    throw new UsageError(
      `${source}: line 1 needs the column number, or first and last, or all three; ${EXPECTED}`,
    )
  }
  return places
}

const EXPECTED =
  'the columns are number (or first, last), country, type, areaCode, calling, sms, separated by commas, semicolons or tabs'

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name
}
