import { sortedPlaces } from './sorted-places.ts'

/** A block of a file in numbers. */
export interface PackedRow {
  readonly first: number
  readonly numbers: number
  readonly line: number
  readonly kind: number
  readonly time: number
}

/** How many numbers a row is. */
const WIDTH = 5
/** How many bytes a row takes. */
export const ROW_BYTES = WIDTH * Float64Array.BYTES_PER_ELEMENT

/** A list of rows in one piece of memory, since objects take several times as much. */
export interface PackedRows {
  readonly size: number
  readonly values: Float64Array
  append(row: PackedRow): void
  /** Adds the number behind the last row to that row. */
  lengthen(): void
  clear(): void
}

/** @param most the most rows of the list */
export function packedRows(most: number): PackedRows {
  const values = new Float64Array(most * WIDTH)
  let size = 0
  return {
    get size() {
      return size
    },
    values,
    append({ first, numbers, line, kind, time }) {
      const at = size * WIDTH
      values[at] = first
      values[at + 1] = numbers
      values[at + 2] = line
      values[at + 3] = kind
      values[at + 4] = time
      size += 1
    },
    lengthen() {
      const at = (size - 1) * WIDTH + 1
      values[at] = (values[at] ?? 0) + 1
    },
    clear() {
      size = 0
    },
  }
}

/** The row at a place of a list. */
export function rowAt(values: Float64Array, place: number): PackedRow {
  const at = place * WIDTH
  // Read one by one: a list in between takes several times as long, and an import reads millions of rows.
  return {
    first: values[at] ?? 0,
    numbers: values[at + 1] ?? 0,
    line: values[at + 2] ?? 0,
    kind: values[at + 3] ?? 0,
    time: values[at + 4] ?? 0,
  }
}

/** The values of the rows, ascending by their first numbers; rows with one first number stay in their order. */
export function sortRows({ size, values }: Pick<PackedRows, 'size' | 'values'>): Float64Array {
  const firstOf = (place: number) => values[place * WIDTH] ?? 0
  let isSorted = true
  for (let place = 1; place < size && isSorted; place += 1) isSorted = firstOf(place - 1) <= firstOf(place)
  if (isSorted) return values.slice(0, size * WIDTH)
  const firsts = Float64Array.from({ length: size }, (_, place) => firstOf(place))
  const sorted = new Float64Array(size * WIDTH)
  let to = 0
  for (const place of sortedPlaces(firsts)) {
    for (let at = place * WIDTH; at < (place + 1) * WIDTH; at += 1) {
      sorted[to] = values[at] ?? 0
      to += 1
    }
  }
  return sorted
}
