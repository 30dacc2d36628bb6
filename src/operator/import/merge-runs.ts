import { type PackedRow, ROW_BYTES, rowAt } from './packed-rows.ts'

/** A run, and its next row. */
interface Cursor {
  row: PackedRow
  readonly rest: Generator<PackedRow>
}

/**
 * The rows of all runs, ascending by their first numbers, and those with one first number by their lines.
 *
 * @param runs each ascending, whole or in parts
 */
export function* mergeRuns(runs: readonly (Float64Array | Iterable<Float64Array>)[]): Generator<PackedRow> {
  const heap: Cursor[] = []
  for (const run of runs) {
    const rest = rowsOf(run instanceof Float64Array ? [run] : run)
    const next = rest.next()
    if (next.done !== true) heap.push({ row: next.value, rest })
  }
  // A list in its order is a heap.
  heap.sort((one, other) => compare(one.row, other.row))
  for (let [top] = heap; top !== undefined; [top] = heap) {
    yield top.row
    const next = top.rest.next()
    if (next.done !== true) top.row = next.value
    else {
      const last = heap.pop()
      if (last === undefined || last === top) continue
      heap[0] = last
    }
    sink(heap)
  }
}

function* rowsOf(parts: Iterable<Float64Array>): Generator<PackedRow> {
  for (const part of parts) {
    const size = part.byteLength / ROW_BYTES
    for (let place = 0; place < size; place += 1) yield rowAt(part, place)
  }
}

/** Moves the first cursor to where no cursor below it comes earlier. */
function sink(heap: Cursor[]): void {
  for (let at = 0; ; ) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
    const moved = heap[at]
    if (left === undefined || moved === undefined) return
    const isRight = right !== undefined && compare(right.row, left.row) < 0
    const earliest = isRight ? right : left
    if (compare(moved.row, earliest.row) <= 0) return
    const to = 2 * at + (isRight ? 2 : 1)
    heap[at] = earliest
    heap[to] = moved
    at = to
  }
}

function compare(one: PackedRow, other: PackedRow): number {
  return one.first - other.first || one.line - other.line
}
