import type { FileBlock } from './row-list.ts'

/** A row that has numbers of an earlier row. */
export interface RepeatedRow {
  readonly block: FileBlock
  readonly line: number
  /** The lowest of these numbers, and the line that has it first. */
  readonly number: number
  readonly before: number
}

/**
 * The rows that have numbers of an earlier row which is no such row itself, in their order.
 *
 * @param blocks in any order; no block beside them has one of their numbers
 */
export function* findRepeated(blocks: readonly FileBlock[]): Generator<RepeatedRow> {
  const rows = blocks.toSorted((one, other) => one.line - other.line)
  const parts = findShared(rows)
  if (parts === undefined) return
  /** The line that has the first number of each part; negative for a row with a first and a last number. */
  const owners = new Int32Array(parts.firsts.length)

  for (const block of rows) {
    const begin = placeOf(parts.firsts, block.first)
    let end = begin
    while ((parts.firsts[end] ?? Number.POSITIVE_INFINITY) <= block.last) end += 1
    if (block.isBlock) {
      const taken = owners.subarray(begin, end).findIndex((owner) => owner !== 0)
      if (taken === -1) owners.fill(-block.line, begin, end)
      else {
        const number = parts.firsts[begin + taken] ?? 0
        yield { block, line: block.line, number, before: Math.abs(owners[begin + taken] ?? 0) }
      }
      continue
    }
    for (let part = begin; part < end; part += 1) {
      const [first = 0, last = 0, owner = 0] = [parts.firsts[part], parts.lasts[part], owners[part]]
      if (owner === 0) owners[part] = block.line + first - block.first
      else {
        for (let number = first; number <= last; number += 1) {
          const before = owner < 0 ? -owner : owner + number - first
          yield { block, line: block.line + number - block.first, number, before }
        }
      }
    }
  }
}

interface Parts {
  readonly firsts: number[]
  readonly lasts: number[]
}

/**
 * The numbers that are in more than one block, in parts whose numbers are all in the same blocks, ascending; `undefined`
 * if there are none.
 */
function findShared(rows: readonly FileBlock[]): Parts | undefined {
  const firsts = new Float64Array(rows.length)
  const lasts = new Float64Array(rows.length)
  let [at, ascending] = [0, true]
  for (const { first, last } of rows) {
    if (at > 0 && first <= (lasts[at - 1] ?? 0)) ascending = false
    firsts[at] = first
    lasts[at] = last
    at += 1
  }
  // Most files are in order, and a look is enough.
  if (ascending) return undefined
  firsts.sort()
  lasts.sort()
  const parts: Parts = { firsts: [], lasts: [] }
  let [begun, ended, from] = [0, 0, 0]
  while (ended < lasts.length) {
    const [begins = Number.POSITIVE_INFINITY, ends = 0] = [firsts[begun], (lasts[ended] ?? 0) + 1]
    const edge = Math.min(begins, ends)
    if (begun - ended > 1 && edge > from) {
      parts.firsts.push(from)
      parts.lasts.push(edge - 1)
    }
    from = edge
    if (begins < ends) begun += 1
    else ended += 1
  }
  return parts
}

/** The place of the first part that begins at the number or after it. */
function placeOf(firsts: readonly number[], number: number): number {
  let [low, high] = [0, firsts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((firsts[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
