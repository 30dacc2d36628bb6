import type { RowKind } from './row-kind.ts'
import type { FileBlock } from './row-list.ts'
import { MOST_BLOCKS, MOST_NUMBERS } from './stock-importer.ts'

/** The most numbers of a part of a row whose numbers are not free: each of them is a row in the store. */
const PART = 1_000

/** The blocks without bad rows, in lists of at most as many as one call takes. */
export function* batches(
  blocks: Iterable<FileBlock>,
  bad: ReadonlySet<number>,
  kinds: readonly RowKind[],
): Generator<readonly FileBlock[]> {
  let [some, weight]: [FileBlock[], number] = [[], 0]
  for (const block of blocks) {
    const isFree = kinds[block.kind]?.given.kind === 'free'
    // Most blocks need no more than this.
    const isWhole = bad.size === 0 && (isFree || block.last - block.first < PART)
    for (const part of isWhole ? [block] : partsOf(block, bad, isFree)) {
      // A call takes as many numbers that are not free as blocks.
      const size = (part.last - part.first + 1) * (isFree ? 1 : MOST_NUMBERS / MOST_BLOCKS)
      if (some.length === MOST_BLOCKS || (some.length > 0 && weight + size > MOST_NUMBERS)) {
        yield some
        ;[some, weight] = [[], 0]
      }
      some.push(part)
      weight += size
    }
  }
  if (some.length > 0) yield some
}

/** A block without its bad rows, in parts of which each fits into a call. */
function* partsOf(block: FileBlock, bad: ReadonlySet<number>, isFree: boolean): Generator<FileBlock> {
  for (const good of goodParts(block, bad)) {
    if (isFree) yield good
    else yield* shortParts(good)
  }
}

function* shortParts(block: FileBlock): Generator<FileBlock> {
  const { first, last, line, isBlock, whole = { first, last } } = block
  if (last - first < PART) return yield block
  for (let from = first; from <= last; from += PART) {
    const part = { ...block, first: from, last: Math.min(last, from + PART - 1) }
    yield isBlock ? { ...part, whole } : { ...part, line: line + from - first }
  }
}

/** What is left of a block without its bad rows. */
function* goodParts(block: FileBlock, bad: ReadonlySet<number>): Generator<FileBlock> {
  if (bad.size === 0 || (block.isBlock && !bad.has(block.line))) return yield block
  if (block.isBlock) return
  let first = block.first
  for (let number = block.first; number <= block.last + 1; number += 1) {
    if (number <= block.last && !bad.has(block.line + number - block.first)) continue
    if (first < number) yield { ...block, ...lineAt(block, first), first, last: number - 1 }
    first = number + 1
  }
}

/** The rows of joined rows. */
export function* singleNumbers(block: FileBlock): Generator<FileBlock> {
  for (let number = block.first; number <= block.last; number += 1) {
    yield { ...block, ...lineAt(block, number), first: number, last: number }
  }
}

/** The line of the number in joined rows. */
function lineAt({ first, line }: FileBlock, number: number) {
  return { line: line + number - first }
}

/** How many numbers the blocks have. */
export function numbersOf(blocks: readonly FileBlock[]): number {
  return blocks.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}
